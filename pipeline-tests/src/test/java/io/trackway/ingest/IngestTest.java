package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.stream.ScriptedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All effects of one request in one list, the answer being the last of them. */
class IngestTest {

  private static final String A = "{\"id\":\"a\",\"name\":\"X\",\"user_id\":\"user-1\"}";
  private static final String B = "{\"id\":\"b\",\"name\":\"X\",\"user_id\":\"user-2\"}";
  private static final String C = "{\"id\":\"c\",\"name\":\"X\",\"user_id\":\"user-1\"}";
  private static final String NAMELESS = "{\"id\":\"n\",\"user_id\":\"user-1\"}";
  private static final String NAMELESS_ANSWER =
      "{\"index\":%d,\"id\":\"n\",\"code\":\"missing_field\","
          + "\"message\":\"name must be given for an event of type track\"}";

  private final List<String> effects = new ArrayList<>();
  private final ScriptedStream stream = new ScriptedStream(effects);
  private final Ingest ingest = Requests.ingest(stream);

  @Test
  void submit_packsEachLaneOnce_andAnswersAfterwards() {
    assertThat(submit(Requests.post("[" + A + "," + B + "," + C + "]")))
        .containsExactly(
            "append lane 4: a c", "append lane 14: b", "202 {\"accepted\":3,\"rejected\":[]}");
  }

  @Test
  void submit_keepsRejections_andTellsTheirPlaces() {
    assertThat(submit(Requests.postLines("{", A, NAMELESS)))
        .containsExactly(
            "append lane 4: a",
            "append lane 9: +1 rejected",
            "append lane 2: +1 rejected",
            "202 {\"accepted\":1,\"rejected\":["
                + "{\"index\":0,\"id\":null,\"code\":\"invalid_json\",\"message\":\"event is not"
                + " valid JSON at line 1, column 2: Unexpected end-of-input: expected close marker"
                + " for Object\"},"
                + NAMELESS_ANSWER.formatted(2)
                + "]}");
  }

  @Test
  void submit_ofNothingValid_is400_andKeepsIt() {
    assertThat(submit(Requests.post(NAMELESS)))
        .containsExactly(
            "append lane 2: +1 rejected",
            "400 {\"accepted\":0,\"rejected\":[" + NAMELESS_ANSWER.formatted(0) + "]}");
    Rejection kept = stream.envelopes().getFirst().rejections().getFirst();
    assertThat(kept.evidence().text()).isEqualTo(NAMELESS);
    assertThat(kept.source().name()).isEqualTo("web");
  }

  @Test
  void submit_ofAnEventThatIsNotDurable_is503() {
    stream.missing(1);

    assertThat(submit(Requests.post("[" + A + "," + B + "]")))
        .containsExactly(
            "append lane 4: a",
            "append lane 14: b",
            "503 {\"error\":{\"code\":\"not_stored\","
                + "\"message\":\"events could not be stored; send the request again\"}}");
  }

  @Test
  void answer_ofWhatIsNotStored_saysWhenToTryAgain() {
    stream.missing(0);

    Answer answer = ingest.handle(Requests.post(A)).answer();

    assertThat(answer.headers()).containsEntry("retry-after", "2");
    assertThat(answer.body().type()).isEqualTo("application/json");
  }

  @Test
  void submit_ofARejectionThatIsNotDurable_is503() {
    stream.missing(1);

    assertThat(submit(Requests.post("[" + A + "," + NAMELESS + "]")))
        .last()
        .asString()
        .startsWith("503 ");
  }

  @Test
  void submit_ofARefusedBodyThatIsNotDurable_is503() {
    stream.missing(0);

    assertThat(submit(Requests.post("[{\"a\":1},"))).last().asString().startsWith("503 ");
  }

  @Test
  void submit_ofABodyThatCannotBeToldApart_isRefused_andKept() {
    assertThat(submit(Requests.post("[{\"a\":1},")))
        .containsExactly(
            "append lane 7: +1 rejected",
            "400 {\"error\":{\"code\":\"invalid_json\",\"message\":\"the body is not valid"
                + " JSON\"}}");
    assertThat(stream.envelopes().getFirst().rejections().getFirst().evidence().text())
        .isEqualTo("[{\"a\":1},");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /health,      200",
    "GET,    /robots.txt,  200",
    "POST,   /health,      405",
    "GET,    /v1/events,   405",
    "POST,   /v1/events/,  400",
    "POST,   /,            404",
    "POST,   /v2/events,   404",
  })
  void submit_goesByPathAndMethod(String method, String path, int status) {
    assertThat(ingest.handle(Requests.request(method, path)).answer().status()).isEqualTo(status);
    assertThat(effects).isEmpty();
  }

  @Test
  void submit_withoutId_makesItFromTheContent() {
    submit(Requests.post("{\"name\":\"X\",\"user_id\":\"user-1\",\"sent_at\":1}"));
    submit(Requests.post("{\"sent_at\":2,\"user_id\":\"user-1\", \"name\":\"X\"}"));

    List<String> ids = events().stream().map(event -> event.key().id()).distinct().toList();
    assertThat(ids).singleElement().asString().matches("content-[0-9a-f]{32}");
  }

  @Test
  void submit_ofAnIdWithABlankAtItsEnd_isRejected() {
    String event = "{\"id\":\"a \",\"name\":\"X\"}";

    assertThat(submit(Requests.post(event)))
        .last()
        .asString()
        .contains("\"code\":\"invalid_field\",\"message\":\"id must not end with a blank\"");
  }

  @Test
  void submit_ofManyEvents_keepsTheOrderOfEachUser() {
    String body =
        IntStream.range(0, Limits.REQUEST_EVENTS_MAX)
            .mapToObj(
                n -> "{\"id\":\"%04d\",\"name\":\"X\",\"user_id\":\"u%d\"}".formatted(n, n % 9))
            .collect(Collectors.joining(",", "[", "]"));

    submit(Requests.post(body));

    assertThat(events()).hasSize(Limits.REQUEST_EVENTS_MAX);
    events().stream()
        .collect(Collectors.groupingBy(Event::userKey))
        .forEach((user, own) -> assertThat(own).extracting(e -> e.key().id()).isSorted());
  }

  /** Control characters become six bytes each in an envelope, so these need several. */
  @Test
  void submit_splitsWhatOneEnvelopeCannotHold() {
    String line = "\u0001".repeat(30_000);
    String[] lines = IntStream.range(0, 16).mapToObj(n -> line).toArray(String[]::new);

    submit(Requests.postLines(lines));

    assertThat(stream.envelopes()).hasSizeGreaterThan(3);
    assertThat(stream.envelopes().stream().mapToInt(e -> e.rejections().size()).sum())
        .isEqualTo(16);
    assertThat(stream.envelopes())
        .allSatisfy(
            envelope ->
                assertThat(io.trackway.event.EnvelopeCodec.encode(envelope).remaining())
                    .isLessThanOrEqualTo(Limits.ENVELOPE_BYTES_MAX));
  }

  @Test
  void submit_ofTheLargestRequest_isOneEnvelopePerLane() {
    String filler = "x".repeat(31_000);
    String body =
        IntStream.range(0, 16)
            .mapToObj(
                n ->
                    "{\"id\":\"%d\",\"name\":\"X\",\"user_id\":\"u\",\"f\":\"%s\"}"
                        .formatted(n, filler))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(body.getBytes(UTF_8).length).isBetween(490_000, Limits.REQUEST_BYTES_MAX);

    submit(Requests.post(body));

    assertThat(stream.envelopes()).hasSize(1);
  }

  private List<String> submit(Submission submission) {
    Answer answer = ingest.handle(submission).answer();
    effects.add(answer.status() + " " + answer.body().text());
    return effects;
  }

  private List<Event> events() {
    return stream.envelopes().stream().flatMap(envelope -> envelope.events().stream()).toList();
  }
}
