package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.event.Payload;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                  | EMPTY_BODY
          `  `                                | EMPTY_BODY
          []                                  | EMPTY_BODY
          {"events":[]}                       | EMPTY_BODY
          hello world                         | INVALID_JSON
          [{"a":1}                            | INVALID_JSON
          [{"a":1},{"b":"x},{"c":1}]          | INVALID_JSON
          [{"a":1}] [{"a":1}]                 | INVALID_JSON
          {"events":[{"a":1} 7]}              | INVALID_JSON
          {"events":[{}],"sent_at":"never"}   | INVALID_FIELD
          {"events":[{}],"sent_at":1,"sentAt":1} | INVALID_FIELD
          {"events":[{}],"events":[{}]}       | INVALID_FIELD
          {"events":[{}],"app":"music"}       | INVALID_FIELD
          """)
  void read_refusesWhatCannotBeToldApart(String body, Refusal.Code code) {
    Reading.Refused refused = refused(Requests.post(body));

    boolean keeps = code != Refusal.Code.EMPTY_BODY;
    assertThat(refused.refusal().code()).isEqualTo(code);
    assertThat(refused.kept())
        .isEqualTo(
            keeps
                ? Optional.of(new Payload(ByteBuffer.wrap(body.getBytes(UTF_8))))
                : Optional.empty());
  }

  @Test
  void read_namesTheLimitOfEvents() {
    String body = "[" + "{},".repeat(Limits.REQUEST_EVENTS_MAX) + "{}]";

    assertThat(refused(Requests.post(body)).refusal())
        .isEqualTo(
            new Refusal(
                Refusal.Code.TOO_MANY_EVENTS,
                "the request has 2,501 events; at most 2,500 are allowed"));
  }

  @Test
  void read_namesTheLimitOfBytes_alsoForABomb() {
    byte[] large = new byte[Limits.REQUEST_BYTES_MAX + 1];
    Arrays.fill(large, (byte) ' ');
    byte[] bomb = Requests.gzip(new byte[200_000_000]);
    Refusal expected =
        new Refusal(
            Refusal.Code.REQUEST_TOO_LARGE, "the inflated body has more than 512,000 bytes");

    assertThat(refused(Requests.post(large, "application/json")).refusal()).isEqualTo(expected);
    assertThat(refused(Requests.post(bomb, "application/json")).refusal()).isEqualTo(expected);
  }

  @Test
  void read_refusesEncodingsItDoesNotKnow() {
    Submission request = Requests.post("{}");
    byte[] cut = Arrays.copyOf(Requests.gzip("{\"a\":1}".getBytes(UTF_8)), 15);

    assertThat(refused(Requests.with(request, "content-encoding", "br")).refusal().code())
        .isEqualTo(Refusal.Code.UNSUPPORTED_ENCODING);
    assertThat(refused(Requests.post(cut, "application/json")).refusal().code())
        .isEqualTo(Refusal.Code.INVALID_ENCODING);
  }

  private static Reading.Refused refused(Submission submission) {
    Reading reading = new Protocols().read(submission);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return (Reading.Refused) reading;
  }
}
