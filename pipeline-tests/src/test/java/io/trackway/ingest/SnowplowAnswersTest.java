package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Event;
import io.trackway.event.Source;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.ingest.TrackerRequests;
import io.trackway.testing.stream.ScriptedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trackers are told of what they send. */
class SnowplowAnswersTest {

  private static final String GOOD = "{\"e\":\"pv\",\"aid\":\"test-app\",\"eid\":\"good\"}";
  private static final String COOKIE = "5f0c7a86-7f5c-4d3e-9c1b-000000000001";
  private static final String CROSS_SITE = "; SameSite=None; Secure";

  private final ScriptedStream stream = new ScriptedStream(new ArrayList<>());
  private final Ingest ingest = Requests.ingest(stream);

  @Test
  void post_isAnsweredOk() {
    Answer answer = answer(TrackerRequests.post(GOOD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).isEqualTo("ok");
    assertThat(answer.body().type()).startsWith("text/plain");
    assertThat(events())
        .extracting(event -> event.key().source())
        .containsExactly(SampleEvents.WEB);
  }

  @Test
  void get_isAnsweredWithAPixel() {
    Answer answer = answer(TrackerRequests.get("e=pv&aid=test-app"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().type()).isEqualTo("image/gif");
    assertThat(answer.body().base64()).isTrue();
    assertThat(answer.headers())
        .containsEntry("cache-control", "no-cache, no-store, must-revalidate");
    assertThat(events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /com.snowplowanalytics.snowplow/tp2/",
    "POST, /com.snowplowanalytics.snowplow/tp2",
    "GET, /com.snowplowanalytics.snowplow/tp2",
    "GET, /i",
    "GET, /i/",
    "GET, /ice.png"
  })
  void everyPath_takesEvents(String method, String path) {
    answer(TrackerRequests.request(method, path, "e=pv&aid=test-app", new byte[0]));

    assertThat(events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"e=pv&aid=another-app, 401", "e=pv, 401", "'', 400", "aid=test-app&e=%00, 200"})
  void get_isAnsweredWithAPixel_whateverItsStatus(String query, int status) {
    Answer answer = answer(TrackerRequests.get(query));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().type()).isEqualTo("image/gif");
    assertThat(events()).isEmpty();
  }

  @Test
  void anEmptyPost_isRefused() {
    assertThat(answer(TrackerRequests.body("")).status()).isEqualTo(400);
    assertThat(answer(TrackerRequests.post()).status()).isEqualTo(400);
    assertThat(answer(Requests.with(TrackerRequests.post(GOOD), "content-encoding", "br")).status())
        .isEqualTo(422);
  }

  @Test
  void whatIsNotStored_isToBeSentAgain() {
    stream.missing(0);
    Answer answer = answer(TrackerRequests.post(GOOD));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("retry-after");
  }

  @Test
  void aDisabledAppId_is403_andAnyAppIdMayBeAllowed() {
    WriteKeys keys =
        new WriteKeys(
            List.of(
                new WriteKeys.Entry(
                    new Source("off"), "off-key", Set.of("off"), true, OptionalInt.empty()),
                new WriteKeys.Entry(
                    new Source("any"), "any-key", Set.of("*"), false, OptionalInt.empty())));
    Ingest any = Requests.ingest(stream, keys);

    assertThat(any.handle(TrackerRequests.post("{\"e\":\"a\",\"aid\":\"off\"}")).answer().status())
        .isEqualTo(403);
    assertThat(any.handle(TrackerRequests.post("{\"e\":\"a\"}")).answer().status()).isEqualTo(200);
    assertThat(events()).extracting(event -> event.key().source().name()).containsExactly("any");
  }

  @Test
  void aWriteKeyInTheHeaders_countsBeforeTheAppId() {
    answer(Requests.with(TrackerRequests.post("{\"e\":\"a\"}"), "x-write-key", "other-key"));

    assertThat(events())
        .extracting(event -> event.key().source().name())
        .containsExactly("backend");
  }

  @Test
  void cookie_isSet_andStaysWhatItWas() {
    Submission request = TrackerRequests.post(GOOD);
    String fresh = "sp=e17e2a79-1555-3bdb-828a-95b017741496; Max-Age=31536000; Path=/; HttpOnly";
    String old = fresh.replaceFirst("sp=[^;]*", "sp=" + COOKIE);

    assertThat(answer(request).cookies()).containsExactly(fresh + CROSS_SITE);
    assertThat(answer(Requests.with(request, "cookie", "a=b; sp=" + COOKIE)).cookies())
        .containsExactly(old + CROSS_SITE);
    assertThat(answer(Requests.with(request, "cookie", "sp=" + COOKIE + "0; xsp=a")).cookies())
        .containsExactly(fresh + CROSS_SITE);
    assertThat(answer(Requests.with(request, "x-forwarded-proto", "http")).cookies())
        .containsExactly(fresh);
    assertThat(answer(Requests.with(request, "sp-anonymous", "*")).cookies()).isEmpty();
  }

  @Test
  void anEventSentAgain_isTheSameEvent() {
    String event = "{\"e\":\"se\",\"aid\":\"test-app\",\"se_ac\":\"a\",\"dtm\":\"1\",\"stm\":\"";
    answer(TrackerRequests.post(event + "2\"}"));
    answer(Requests.with(TrackerRequests.post(event + "3\"}"), "cookie", "sp=" + COOKIE));

    assertThat(events()).extracting(it -> it.key().id()).hasSize(2);
    assertThat(Set.copyOf(events().stream().map(it -> it.key().id()).toList())).hasSize(1);
  }

  @Test
  void gzip_isInflated() {
    byte[] zipped = Requests.gzip(("{\"data\":[" + GOOD + "]}").getBytes(UTF_8));

    answer(TrackerRequests.request("POST", TrackerRequests.PATH, "", zipped));
    assertThat(events()).hasSize(1);
  }

  private Answer answer(Submission submission) {
    return ingest.handle(submission).answer();
  }

  private List<Event> events() {
    return stream.envelopes().stream().flatMap(it -> it.events().stream()).toList();
  }
}
