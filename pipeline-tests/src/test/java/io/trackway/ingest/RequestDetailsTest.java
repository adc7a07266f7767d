package io.trackway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Details;
import io.trackway.event.JsonObject;
import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDetailsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          -            | - | {"ip":"203.0.113.9","user_agent":"a\\"b","stm":"1"}
          dnt          | 0 | {"ip":"203.0.113.9","user_agent":"a\\"b","stm":"1"}
          dnt          | 1 | {"user_agent":"a\\"b","do_not_track":true,"stm":"1"}
          sec-gpc      | 1 | {"user_agent":"a\\"b","do_not_track":true,"stm":"1"}
          sp-anonymous | * | {"user_agent":"a\\"b","stm":"1"}
          """)
  void in_tellsWhereARequestCameFrom_unlessAnonymityIsAskedFor(
      @Nullable String header, @Nullable String value, String expected) {
    Map<String, String> headers =
        header == null || value == null
            ? Map.of("user-agent", "a\"b")
            : Map.of("user-agent", "a\"b", header, value);

    assertThat(
            details(headers, "203.0.113.9")
                .in(
                    new Details(
                        JsonObject.EMPTY, JsonObject.EMPTY, new JsonObject("{\"stm\":\"1\"}")))
                .request()
                .text())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',''", "agent,'{\"user_agent\":\"agent\"}'"})
  void in_tellsOnlyWhatIsThere(String agent, String expected) {
    assertThat(details(Map.of("user-agent", agent), "").in(Details.NONE).request().text())
        .isEqualTo(expected.isEmpty() ? "{}" : expected);
  }

  private static RequestDetails details(Map<String, String> headers, String address) {
    return RequestDetails.of(
        new Submission(
            new Submission.Target("POST", "/v1/events", ""),
            headers,
            ByteBuffer.allocate(0),
            new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1", address)));
  }
}
