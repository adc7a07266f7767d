package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.Rejection;
import io.trackway.request.Admission;
import io.trackway.request.Outcome;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.ingest.TrackerRequests;
import io.trackway.testing.stream.ScriptedStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a tracker sends, the answer lets its queue move on, and what is good goes through. */
class SnowplowFuzzTest {

  private static final JsonFactory JSON = new JsonFactory();

  private static final String GOOD = "{\"e\":\"pv\",\"aid\":\"test-app\",\"eid\":\"good\"}";

  /** Some trackers send again for ever what is answered with anything else. */
  private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 422);

  private static final Arbitrary<String> NAMES =
      Arbitraries.of(
          "e", "eid", "aid", "uid", "duid", "nuid", "dtm", "stm", "ttm", "url", "page", "res", "tv",
          "ue_px", "ue_pr", "cx", "co", "se_ac", "se_va", "x", "\\u0000", "é", "schema", "data");

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.of(
              "",
              "pv",
              "ue",
              "se",
              "test-app",
              "1772366400000",
              "1e400",
              "1.10",
              "%",
              "%e9",
              "%00",
              "e30",
              "e30=",
              "W10",
              "eyJhIjp9",
              "gICA",
              "iglu:a/b/jsonschema/1-0-0",
              "1920x1080",
              "js-1",
              "\\u0000",
              "\\ud800",
              "💥"),
          Arbitraries.strings().alpha().ofMaxLength(8),
          described().map(TrackerRequests::urlBase64),
          described().map(TrackerRequests::standardBase64),
          Arbitraries.strings().ofMaxLength(12).map(TrackerRequests::urlBase64));

  private final ScriptedStream stream = new ScriptedStream(new ArrayList<>());
  private final Ingest ingest = Requests.ingest(stream);

  @Property(tries = 500)
  void anyBytes_areAnswered(@ForAll byte[] body, @ForAll("queries") String query) {
    assertAnswered(TrackerRequests.request("POST", TrackerRequests.PATH, query, body));
  }

  @Property(tries = 1_000)
  void anyQuery_isAnswered(@ForAll("queries") String query) {
    assertAnswered(TrackerRequests.get(query));
    assertAnswered(TrackerRequests.get("aid=test-app&e=ue&" + query));
    assertAnswered(TrackerRequests.withQuery(TrackerRequests.post(GOOD), query));
  }

  @Property(tries = 500)
  void anyText_isAnswered(@ForAll String query, @ForAll String cookie) {
    assertAnswered(Requests.with(TrackerRequests.get(query), "cookie", cookie));
  }

  @Property(tries = 1_000)
  void anyEvent_leavesItsNeighboursUnharmed(@ForAll("json") String event) {
    Outcome outcome = ingest.handle(TrackerRequests.post(GOOD, event, GOOD)).outcome();

    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    Admission admission = ((Outcome.Stored) outcome).admission();
    assertThat(admission.accepted().size() + admission.rejected().size()).isEqualTo(3);
    assertThat(admission.accepted()).hasSizeGreaterThanOrEqualTo(2);
    assertSound(admission);
  }

  @Property(tries = 500)
  void anyBody_isAnswered(@ForAll("json") String json, @ForAll("json") String other) {
    assertAnswered(TrackerRequests.body(json));
    assertAnswered(TrackerRequests.body("{\"schema\":" + other + ",\"data\":" + json + "}"));
    assertAnswered(TrackerRequests.body("{\"data\":[" + json + "," + other + "]}"));
  }

  @Property(tries = 500)
  void anyMutation_isAnswered(
      @ForAll("places") int place, @ForAll byte value, @ForAll("queries") String query) {
    byte[] body =
        ("{\"data\":["
                + GOOD
                + ",{\"e\":\"ue\",\"aid\":\"test-app\",\"ue_px\":\"e30=\",\"co\":\"\\u00e9💥\"}]}")
            .getBytes(UTF_8);
    body[place % body.length] = value;
    assertAnswered(TrackerRequests.request("POST", TrackerRequests.PATH, query, body));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 200);
  }

  @Provide
  Arbitrary<String> queries() {
    return Combinators.combine(NAMES, TEXTS, Arbitraries.of("=", "", "=="))
        .as((name, text, sign) -> name + sign + text)
        .list()
        .ofMaxSize(5)
        .map(pairs -> String.join("&", pairs));
  }

  /** JSON values whose fields are often those of an event, with values that are often wrong. */
  @Provide
  Arbitrary<String> json() {
    return json(2);
  }

  private static Arbitrary<String> json(int levels) {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            Arbitraries.of("null", "true", "0", "-1.10", "1e400"),
            TEXTS.map(SnowplowFuzzTest::quoted),
            described().map(TrackerRequests::quoted),
            described());
    if (levels == 0) {
      return scalars;
    }
    Arbitrary<String> inner = json(levels - 1);
    Arbitrary<String> objects =
        Combinators.combine(NAMES, inner)
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(5)
            .map(fields -> "{\"aid\":\"test-app\"," + String.join(",", fields) + "}")
            .map(object -> object.replace(",}", "}"));
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalars),
        Tuple.of(1, inner.list().ofMaxSize(3).map(SnowplowFuzzTest::array)),
        Tuple.of(4, objects));
  }

  private static String array(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  /** Envelopes that are whole, or nearly. */
  private static Arbitrary<String> described() {
    return Combinators.combine(
            Arbitraries.of("iglu:a/b/jsonschema/1-0-0", "iglu:a", "x\\u0000", ""),
            Arbitraries.of(
                "{}", "{\"a\":1.10}", "[]", "[{\"a\":null}]", "7", "{\"a\":}", "{\"a\":1e400}"),
            Arbitraries.integers().between(0, 3))
        .as(SnowplowFuzzTest::envelope);
  }

  private static String envelope(String schema, String data, int levels) {
    return levels == 0
        ? data
        : "{\"schema\":\"%s\",\"data\":%s}".formatted(schema, envelope(schema, data, levels - 1));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  private void assertAnswered(Submission submission) {
    Ingest.Handled handled = ingest.handle(submission);
    assertThat(STATUSES).contains(handled.answer().status());
    if (handled.outcome() instanceof Outcome.Stored(Admission admission)) {
      assertSound(admission);
    }
  }

  private static void assertSound(Admission admission) {
    assertThat(admission.rejected())
        .extracting(Admission.Refused::rejection)
        .allSatisfy(SnowplowFuzzTest::assertStorable);
    assertThat(admission.accepted()).allSatisfy(SnowplowFuzzTest::assertJson);
  }

  private static void assertJson(Event event) throws IOException {
    for (JsonObject object :
        List.of(
            event.details().properties(), event.details().context(), event.details().request())) {
      try (JsonParser parser = JSON.createParser(object.text())) {
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        parser.skipChildren();
        assertThat(parser.nextToken()).isNull();
      }
    }
  }

  private static void assertStorable(Rejection rejection) {
    assertThat(rejection.reason().message() + rejection.evidence().text() + rejection.eventId())
        .doesNotContain("\u0000")
        .matches(text -> UTF_8.newEncoder().canEncode(text));
  }
}
