package io.trackway.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.request.Submission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpEventsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void read_takesWhatTheGatewaySends() throws IOException {
    Submission submission =
        read(
            """
            {"rawPath":"/v1/events","rawQueryString":"a=b","cookies":["sp=1","x=2"],
             "headers":{"X-Write-Key":"demo"},
             "requestContext":{"http":{"method":"POST","path":"/v1/events",
               "sourceIp":"203.0.113.9","userAgent":"curl"},"requestId":"r-1"},
             "body":"e30=","isBase64Encoded":true}
            """);

    assertThat(submission.target()).isEqualTo(new Submission.Target("POST", "/v1/events", "a=b"));
    assertThat(submission.headers())
        .isEqualTo(Map.of("x-write-key", "demo", "cookie", "sp=1; x=2"));
    assertThat(submission.receipt()).isEqualTo(new Submission.Receipt(NOW, "r-1", "203.0.113.9"));
    assertThat(UTF_8.decode(submission.body()).toString()).isEqualTo("{}");
  }

  /** An emulator or a sample written by hand may say so of what is not there. */
  @Test
  void read_ofNullInPlaceOfObjectsAndLists_stillReadsTheFieldsAfterThem() throws IOException {
    Submission submission =
        read(
            """
            {"cookies":null,"rawPath":"/v1/events","pathParameters":null,
             "rawQueryString":"","headers":null,"body":"{}","requestContext":null,
             "isBase64Encoded":false}
            """);

    assertThat(submission.target()).isEqualTo(new Submission.Target("", "/v1/events", ""));
    assertThat(submission.headers()).isEmpty();
    assertThat(UTF_8.decode(submission.body()).toString()).isEqualTo("{}");
  }

  private static Submission read(String event) throws IOException {
    return HttpEvents.read(new ByteArrayInputStream(event.getBytes(UTF_8)), NOW);
  }
}
