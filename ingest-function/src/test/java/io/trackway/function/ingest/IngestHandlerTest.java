package io.trackway.function.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.ingest.Ingest;
import io.trackway.ingest.WriteKeys;
import io.trackway.stream.RecordStream;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestHandlerTest {

  private static final String EVENT =
      """
      {"rawPath":"/v1/events","requestContext":{"http":{"method":"POST"}},
       "headers":{"X-Write-Key":"demo"},"body":"{\\"name\\":\\"X\\"}"}
      """;
  private static final String INTERNAL_ERROR =
      "{\"statusCode\":500,\"headers\":{\"content-type\":\"application/json\"},\"body\":"
          + "\"{\\\"error\\\":{\\\"code\\\":\\\"internal_error\\\",\\\"message\\\":"
          + "\\\"something went wrong here; try again\\\"}}\",\"isBase64Encoded\":false}";

  private static final WriteKeys DEMO = new WriteKeys(List.of(WriteKeys.Entry.of("demo", "web")));

  @Test
  void handleRequest_ofAMistakeOfOurs_is500_andTellsNothingOfIt() throws IOException {
    assertThat(handle(EVENT)).isEqualTo(INTERNAL_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"body\":", "{\"isBase64Encoded\":true,\"body\":\"!\"}"})
  void handleRequest_ofWhatNoGatewaySends_is500(String event) throws IOException {
    assertThat(handle(event)).isEqualTo(INTERNAL_ERROR);
  }

  private static String handle(String event) throws IOException {
    RecordStream broken =
        (records, timeLimit) -> {
          throw new IllegalStateException("a secret of ours");
        };
    Ingest ingest = Requests.ingest(broken, DEMO);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new IngestHandler(ingest, TrackingWishes.HONOUR, () -> SampleEvents.RECEIVED_AT)
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, new NoContext());
    return out.toString(UTF_8);
  }
}
