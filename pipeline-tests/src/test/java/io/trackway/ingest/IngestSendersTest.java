package io.trackway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Rejection;
import io.trackway.event.Source;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Refusal;
import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.stream.ScriptedStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may send, how much of it, and that no key stays anywhere. */
class IngestSendersTest {

  private static final String A = "{\"id\":\"a\",\"name\":\"X\",\"user_id\":\"user-1\"}";
  private static final String B = "{\"id\":\"b\",\"name\":\"X\",\"user_id\":\"user-2\"}";
  private static final String C = "{\"id\":\"c\",\"name\":\"X\",\"user_id\":\"user-1\"}";

  private final List<String> effects = new ArrayList<>();
  private final ScriptedStream stream = new ScriptedStream(effects);
  private final Ingest ingest = Requests.ingest(stream);

  @Test
  void submit_ofAnAppIdThatNoSourceTakes_saysSo() {
    Submission pixel =
        new Submission(
            new Submission.Target("GET", "/i", "e=pv&aid=nobodys"),
            Map.of(),
            ByteBuffer.allocate(0),
            new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1"));

    Ingest.Handled handled = ingest.handle(pixel);

    assertThat(handled.answer().status()).isEqualTo(401);
    assertThat(handled.outcome())
        .isEqualTo(
            new Outcome.Refused(
                new Refusal(
                    Refusal.Code.UNAUTHORIZED,
                    "no source takes this app id: it must be among the app_ids of a write key")));
    assertThat(effects).isEmpty();
  }

  @Test
  void submit_withADisabledKey_is403() {
    assertThat(submit(Requests.with(Requests.post(A), "x-write-key", Requests.DISABLED_KEY)))
        .containsExactly(
            "403 {\"error\":{\"code\":\"key_disabled\","
                + "\"message\":\"this write key or app id has been disabled\"}}");
  }

  @Test
  void submit_ofMoreThanAKeyMaySend_is429_andStoresNothing() {
    WriteKeys limited =
        new WriteKeys(
            List.of(
                new WriteKeys.Entry(
                    new Source("web"), Requests.WRITE_KEY, Set.of(), false, OptionalInt.of(1))));
    Ingest strict = Requests.ingest(stream, limited);
    strict.handle(Requests.post("[" + A + "," + B + "," + C + "]"));
    effects.clear();

    Answer answer = strict.handle(Requests.post(A)).answer();

    assertThat(effects).isEmpty();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("retry-after", "3");
    assertThat(answer.body().text()).contains("\"code\":\"rate_limited\"");
  }

  @Test
  void submit_neverKeepsTheKey() {
    submit(Requests.post("{\"id\":\"n\",\"key\":\"" + Requests.WRITE_KEY + "\"}"));

    Rejection kept = stream.envelopes().getFirst().rejections().getFirst();
    assertThat(kept.evidence().text()).isEqualTo("{\"id\":\"n\",\"key\":\"***\"}");
  }

  @Test
  void submit_withoutAKnownKey_is401_andTouchesNothing() {
    Submission request = Requests.post(A);

    assertThat(submit(Requests.without(request, "x-write-key")))
        .singleElement()
        .asString()
        .startsWith("401 {\"error\":{\"code\":\"unauthorized\"");
    assertThat(submit(Requests.with(request, "x-write-key", "wrong"))).hasSize(2);
    assertThat(effects).allMatch(effect -> effect.startsWith("401 "));
  }

  /** The parser's own words quote what it does not understand. */
  @Test
  void submit_ofAKeyThatIsTheBody_keepsItInNoMessage() {
    WriteKeys keys = new WriteKeys(List.of(WriteKeys.Entry.of("verysecret", "web")));
    Submission request = Requests.with(Requests.post("[verysecret]"), "x-write-key", "verysecret");

    Ingest.Handled handled = Requests.ingest(stream, keys).handle(request);

    Rejection kept = stream.envelopes().getFirst().rejections().getFirst();
    assertThat(kept.reason().message()).contains("'***'");
    assertThat(kept + " " + handled).doesNotContain("verysecret");
  }

  @Test
  void submit_neverEchoesTheKey() {
    Ingest.Handled handled =
        ingest.handle(
            Requests.with(Requests.post(A), "x-write-key", "nearly-" + Requests.WRITE_KEY));

    assertThat(handled.toString()).doesNotContain(Requests.WRITE_KEY);
  }

  private List<String> submit(Submission submission) {
    Answer answer = ingest.handle(submission).answer();
    effects.add(answer.status() + " " + answer.body().text());
    return effects;
  }
}
