package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.Source;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.stream.ScriptedStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Segment's clients are answered, and what is kept of what they send. */
class SegmentIngestTest {

  private static final String KEY = "\"writeKey\":\"" + Requests.WRITE_KEY + "\"";
  private static final String GOOD = "{\"type\":\"page\",\"messageId\":\"m\",\"userId\":\"u\"}";
  private static final String BAD = "{\"type\":\"page\",\"messageId\":\"b\"," + KEY + "}";
  private static final String BATCH = "{\"batch\":[%s]," + KEY + "}";
  private static final Map<String, String> BROWSER = Map.of("content-type", "text/plain");

  private final List<String> effects = new ArrayList<>();
  private final ScriptedStream stream = new ScriptedStream(effects);
  private final Ingest ingest = Requests.ingest(stream);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /v1/p       | {"userId":"u"}            | 401 | unauthorized
          /v1/p       | {"userId":"u","writeKey":"wrong-key"}    | 401 | unauthorized
          /v1/p       | {"userId":"u","writeKey":"disabled-key"} | 403 | key_disabled
          /v1/p       | {"writeKey":"test-key"}   | 400 | missing_field
          /v1/batch   | {"batch":[]}              | 400 | empty_body
          /v1/batch   | {"batch":[{},{}],"batch":[{}],"writeKey":"test-key"} | 400 | invalid_field
          /v1/batch   | {"batch":[{}],"context":7,"writeKey":"test-key"}     | 400 | invalid_field
          /v1/batch   | {"batch":[{}],"context":{,},"writeKey":"test-key"}   | 400 | invalid_field
          /v1/batch   | {"batch":[{}]             | 400 | invalid_json
          /v1/nothing | {"userId":"u"}            | 404 | not_found
          """)
  void answer_ofFailure_hasCodeAndMessage(String path, String body, int status, String code) {
    Answer answer = post(path, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().type()).isEqualTo("application/json");
    assertThat(answer.body().text())
        .startsWith(
            status == 404
                ? "{\"error\":{\"code\":\"not_found\""
                : "{\"success\":false,\"code\":\"" + code + "\",\"message\":\"");
  }

  @Test
  void answer_ofSomeAccepted_isSuccess() {
    Answer answer = post("/v1/batch/", BATCH.formatted(GOOD + "," + BAD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text())
        .isEqualTo(
            "{\"success\":true,\"accepted\":1,\"rejected\":[{\"index\":1,\"id\":\"b\","
                + "\"code\":\"missing_field\","
                + "\"message\":\"userId or anonymousId must be given\"}]}");
    assertThat(kept().evidence().text()).contains("\"writeKey\":\"***\"");
  }

  @Test
  void answer_ofWhatIsNotStored_is503() {
    stream.missing(0);

    Answer answer = post("/v1/batch", BATCH.formatted(GOOD));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("retry-after");
    assertThat(answer.body().text()).startsWith("{\"success\":false,\"code\":\"not_stored\"");
  }

  @Test
  void answer_ofTooMuch_is429() {
    WriteKeys limited =
        new WriteKeys(
            List.of(
                new WriteKeys.Entry(
                    new Source("web"), Requests.WRITE_KEY, Set.of(), false, OptionalInt.of(1))));
    Ingest strict = Requests.ingest(stream, limited);
    strict.handle(request("/v1/b", BATCH.formatted(GOOD + "," + GOOD + "," + GOOD)));

    Answer answer = strict.handle(request("/v1/b", BATCH.formatted(GOOD))).answer();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsKey("retry-after");
    assertThat(answer.body().text()).startsWith("{\"success\":false,\"code\":\"rate_limited\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batch\":[{\"type\":\"page\"],\"writeKey\":\"test-key\"}",
        "{\"writeKey\" : \"test-key\", \"batch\":[",
        "{\"batch\":[{}],\"integrations\":[1],\"write_key\":\"test-key\"}"
      })
  void refusedBody_isKept_withoutItsKey(String body) {
    assertThat(post("/v1/batch", body).status()).isEqualTo(400);

    assertThat(kept().source()).isEqualTo(SampleEvents.WEB);
    assertThat(kept().evidence().text()).isEqualTo(body.replace(Requests.WRITE_KEY, "***"));
  }

  @Test
  void tooLargeBody_isKept_asFarAsItFits() {
    String large = BATCH.formatted(GOOD) + " ".repeat(Limits.REQUEST_BYTES_MAX);
    byte[] zipped = Requests.gzip(large.getBytes(UTF_8));

    assertThat(post("/v1/batch", large).status()).isEqualTo(413);
    assertThat(handle("/v1/batch", zipped).status()).isEqualTo(413);

    assertThat(stream.envelopes()).hasSize(2);
    assertThat(stream.envelopes())
        .allSatisfy(
            envelope -> {
              Rejection rejection = envelope.rejections().getFirst();
              assertThat(rejection.reason().code().text()).isEqualTo("request_too_large");
              assertThat(rejection.evidence().truncated()).isTrue();
              assertThat(rejection.evidence().text()).startsWith("{\"batch\":[{\"type\"");
            });
  }

  @Test
  void batchThatWouldGrowTooLarge_isRefused() {
    int events = 2_000;
    String shared = "\"context\":{\"a\":\"" + "x".repeat(Limits.SHARED_BYTES_MAX / events) + "\"}";
    String body = "{\"batch\":[" + "{},".repeat(events - 1) + "{}]," + KEY + "," + shared + "}";

    Answer answer = post("/v1/batch", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).contains("at most 8,388,608 are allowed over all events");
  }

  @Test
  void keyOfTheHeader_comesFirst_andNeitherIsKept() {
    Submission request =
        Requests.with(
            request("/v1/b", "{\"batch\":[" + BAD.replace("test", "other") + "]," + KEY + "}"),
            "authorization",
            Requests.basic(Requests.WRITE_KEY));

    assertThat(ingest.handle(request).answer().status()).isEqualTo(400);
    assertThat(kept().source()).isEqualTo(SampleEvents.WEB);
    assertThat(kept().evidence().text())
        .isEqualTo("{\"type\":\"page\",\"messageId\":\"b\",\"writeKey\":\"***\"}");
  }

  @Test
  void bodyInAnotherCharset_isRefused_whereThatMatters() {
    String latin = "{\"userId\":\"u\",\"name\":\"\u00e9\"," + KEY + "}";
    Map<String, String> type = Map.of("content-type", "text/plain; charset=ISO-8859-1");
    byte[] bytes = latin.getBytes(ISO_8859_1);
    byte[] plain = latin.replace("\u00e9", "e").getBytes(UTF_8);

    assertThat(ingest.handle(Requests.request("POST", "/v1/p", bytes, type)).answer().status())
        .isEqualTo(415);
    assertThat(kept().reason().code().text()).isEqualTo("invalid_json");
    assertThat(ingest.handle(Requests.request("POST", "/v1/p", plain, type)).answer().status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain;charset=", "a/b; charset=\"utf-8\"", "x; Charset=UTF8 ; q=1"})
  void bodyInUtf8_isTaken_howeverThatIsSaid(String type) {
    byte[] body = ("{\"userId\":\"u\",\"name\":\"\u00e9\"," + KEY + "}").getBytes(UTF_8);

    assertThat(
            ingest
                .handle(Requests.request("POST", "/v1/p", body, Map.of("content-type", type)))
                .answer()
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"userId":"u","writeKey":"test-key","e":"~~~???>>>"} | 200 | 1
          {"writeKey":"test-key"}                              | 200 | 1
          {"userId":"u"}                                       | 401 | 0
          """)
  void pixel_isAnImage_andItsStatusIsTrue(String message, int status, int records) {
    String data = Base64.getEncoder().encodeToString(message.getBytes(UTF_8)).replace("=", "%3D");

    Answer answer = pixel("a=1&data=" + data);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().type()).isEqualTo("image/gif");
    assertThat(answer.headers()).containsKey("cache-control");
    assertThat(stream.envelopes()).hasSize(records);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data=", "data=%zz", "data=a", "data=***"})
  void pixel_ofNoMessage_is400(String query) {
    Answer answer = pixel(query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().type()).isEqualTo("image/gif");
  }

  @Test
  void settings_nameTheHostThatWasAsked_whereItIsOne() {
    Submission request = Requests.request("GET", "/v1/projects/test-key/settings");

    assertThat(text(Requests.with(request, "host", "events.example:8080")))
        .contains("\"apiHost\":\"events.example:8080/v1\",\"protocol\":\"https\"");
    assertThat(
            text(
                Requests.with(
                    Requests.with(request, "host", "localhost"), "x-forwarded-proto", "http")))
        .contains("\"apiHost\":\"localhost/v1\",\"protocol\":\"http\"");
    assertThat(text(Requests.with(request, "host", "evil.example/\""))).doesNotContain("apiHost");
  }

  @Test
  void methods_areTheirPathsOwn() {
    assertThat(ingest.handle(Requests.request("GET", "/v1/track")).answer().status())
        .isEqualTo(405);
    assertThat(ingest.handle(Requests.request("POST", "/v1/m")).answer().status()).isEqualTo(200);
  }

  private Answer post(String path, String body) {
    return handle(path, body.getBytes(UTF_8));
  }

  private Answer handle(String path, byte[] body) {
    return ingest.handle(Requests.request("POST", path, body, BROWSER)).answer();
  }

  private Answer pixel(String query) {
    return ingest
        .handle(
            new Submission(
                new Submission.Target("GET", "/v1/pixel/page", query),
                Map.of(),
                ByteBuffer.allocate(0),
                new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1")))
        .answer();
  }

  private String text(Submission request) {
    return ingest.handle(request).answer().body().text();
  }

  private static Submission request(String path, String body) {
    return Requests.request("POST", path, body.getBytes(UTF_8), BROWSER);
  }

  private Rejection kept() {
    return stream.envelopes().stream()
        .flatMap(envelope -> envelope.rejections().stream())
        .findFirst()
        .orElseThrow();
  }
}
