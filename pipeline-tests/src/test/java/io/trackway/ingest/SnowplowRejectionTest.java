package io.trackway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.ingest.TrackerRequests;
import io.trackway.testing.stream.ScriptedStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of what trackers send and nobody can use. */
class SnowplowRejectionTest {

  private static final String GOOD = "{\"e\":\"pv\",\"aid\":\"test-app\",\"eid\":\"good\"}";

  private final ScriptedStream stream = new ScriptedStream(new ArrayList<>());
  private final Ingest ingest = Requests.ingest(stream);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                                                     | NOT_AN_OBJECT  | event
          {"aid":"test-app"}                                    | MISSING_FIELD  | e
          {"e":"ue"}                                            | MISSING_FIELD  | ue_px
          {"e":"ue","ue_px":"A"}                                | INVALID_FIELD  | ue_px
          {"e":"ue","ue_px":"!!!!"}                             | INVALID_FIELD  | ue_px
          {"e":"ue","ue_px":"gICA"}                             | INVALID_TEXT   | ue_px
          {"e":"ue","ue_px":"eyJhIjp9"}                         | INVALID_JSON   | ue_px
          {"e":"ue","ue_pr":"{\\"a\\":\\"\\\\u0000\\"}"}        | INVALID_TEXT   | a
          {"e":"ue","ue_pr":"{}","ue_px":"e30"}                 | INVALID_FIELD  | ue_px
          {"e":"ue","ue_pr":"{\\"schema\\":1,\\"data\\":{}}"}   | INVALID_FIELD  | ue_pr
          {"e":"ue","ue_pr":{"schema":"iglu:a/b/c/1","data":7}} | INVALID_FIELD  | ue_pr
          {"e":"pv","cx":"*"}                                   | INVALID_FIELD  | cx
          {"e":"pv","co":{"schema":"iglu:a/b/c/1","data":{}}}   | INVALID_FIELD  | co
          {"e":"pv","co":"[1,"}                                 | INVALID_JSON   | co
          {"e":"pv","page":"\\u0000"}                           | INVALID_TEXT   | page
          {"e":"pv","page":"\\ud800"}                           | INVALID_TEXT   | page
          {"e":"pv","e":"pp"}                                   | INVALID_JSON   | event
          {"e":"pv","page":[1]}                                 | INVALID_FIELD  | page
          {"e":"pv","dtm":"yesterday"}                          | INVALID_FIELD  | dtm
          {"e":"pv","stm":"-1"}                                 | INVALID_FIELD  | stm
          {"e":"pv","ttm":"9999999999999999"}                   | INVALID_FIELD  | ttm
          {"e":"pv","aid":"another-app"}                        | UNKNOWN_SENDER | app id
          {"e":"pv","uid":"LONG"}                               | FIELD_TOO_LONG | user_id
          """)
  void aBrokenEvent_isKept_andItsNeighboursGoThrough(
      String event, RejectionCode code, String named) {
    String broken = event.replace("LONG", "x".repeat(256));

    Answer answer = answer(TrackerRequests.post(GOOD, withSender(broken), GOOD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).startsWith("{\"accepted\":2,\"rejected\":[{\"index\":1,");
    assertThat(events()).hasSize(2);
    assertThat(rejections()).hasSize(1);
    assertThat(rejections().getFirst().reason().code()).isEqualTo(code);
    assertThat(rejections().getFirst().reason().message()).contains(named);
  }

  /** An event whose trouble is not its sender. */
  private static String withSender(String event) {
    return event.startsWith("{\"e\"") && !event.contains("aid")
        ? "{\"aid\":\"test-app\"," + event.substring(1)
        : event;
  }

  @Test
  void aBrokenEvent_isKeptReadable_withItsId() {
    String contexts = TrackerRequests.contexts("[{\"plan\":\"free\"}]");
    answer(
        TrackerRequests.post(
            "{\"aid\":\"test-app\",\"eid\":\"e-1\",\"cx\":\""
                + TrackerRequests.urlBase64(contexts)
                + "\"}"));

    Rejection kept = rejections().getFirst();
    assertThat(kept.eventId()).isEqualTo("e-1");
    assertThat(kept.evidence().text())
        .isEqualTo("{\"aid\":\"test-app\",\"eid\":\"e-1\",\"co\":" + contexts + "}");
  }

  @Test
  void aBrokenEventAlone_is200_sinceItIsKept() {
    assertThat(answer(TrackerRequests.get("aid=test-app&e=pv&dtm=x")).status()).isEqualTo(200);
    assertThat(answer(TrackerRequests.post("{\"aid\":\"test-app\"}")).status()).isEqualTo(200);
    assertThat(rejections()).hasSize(2);
  }

  @Test
  void size_isThatOfTheEventUnpacked() {
    String text = "x".repeat(Limits.EVENT_BYTES_MAX - 400);
    String event =
        TrackerRequests.event("iglu:com.example/a/jsonschema/1-0-0", "{\"a\":\"" + text + "\"}");
    String fits = TrackerRequests.urlBase64(event);
    assertThat(fits.length()).isGreaterThan(Limits.EVENT_BYTES_MAX);

    answer(TrackerRequests.post(described(fits)));
    assertThat(events()).hasSize(1);

    answer(
        TrackerRequests.post(described(fits).replace("\"tv\":\"", "\"tv\":\"" + "y".repeat(400))));
    assertThat(rejections())
        .extracting(rejection -> rejection.reason().code())
        .containsExactly(RejectionCode.EVENT_TOO_LARGE);
  }

  private static String described(String packed) {
    return "{\"e\":\"ue\",\"aid\":\"test-app\",\"tv\":\"\",\"ue_px\":\"" + packed + "\"}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"aid":"test-app","data":7}                    | 400 | INVALID_FIELD
          {"data":[{"aid":"test-app"}],"schema":"iglu:x"} | 400 | INVALID_FIELD
          {"data":[{"aid":"test-app"}                    | 400 | INVALID_JSON
          [{"aid" : "test-app"}]                         | 400 | INVALID_JSON
          """)
  void aBodyThatCannotBeRead_isKeptWhereItsSenderCanBeFound(
      String body, int status, RejectionCode code) {
    assertThat(answer(TrackerRequests.body(body)).status()).isEqualTo(status);
    assertThat(rejections()).extracting(it -> it.reason().code()).containsExactly(code);
    assertThat(rejections().getFirst().evidence().text()).isEqualTo(body);
  }

  @Test
  void aBodyThatIsTooLarge_isKept_andNeverSentAgain() {
    String many =
        String.join(",", Collections.nCopies(Limits.REQUEST_BYTES_MAX / GOOD.length() + 9, GOOD));
    Submission plain = TrackerRequests.post(many);
    byte[] body = new byte[plain.body().remaining()];
    plain.body().get(body);

    assertThat(answer(plain).status()).isEqualTo(422);
    assertThat(
            answer(TrackerRequests.request("POST", TrackerRequests.PATH, "", Requests.gzip(body)))
                .status())
        .isEqualTo(422);
    assertThat(rejections())
        .hasSize(2)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.reason().code()).isEqualTo(RejectionCode.REQUEST_TOO_LARGE);
              assertThat(rejection.evidence().text()).startsWith("{\"schema\":");
              assertThat(rejection.evidence().truncated()).isTrue();
            });
  }

  @Test
  void aQueryThatMakesManyEventsLarge_isRefused() {
    String[] events = Collections.nCopies(100, "{\"e\":\"a\"}").toArray(String[]::new);
    Submission request =
        TrackerRequests.withQuery(
            TrackerRequests.post(events), "aid=test-app&x=" + "y".repeat(8_000));

    assertThat(answer(request).status()).isEqualTo(422);
    assertThat(rejections()).hasSize(1);
  }

  private Answer answer(Submission submission) {
    return ingest.handle(submission).answer();
  }

  private List<Event> events() {
    return stream.envelopes().stream().flatMap(it -> it.events().stream()).toList();
  }

  private List<Rejection> rejections() {
    return stream.envelopes().stream().flatMap(it -> it.rejections().stream()).toList();
  }
}
