package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.StorableText;
import io.trackway.request.Admission;
import io.trackway.request.Outcome;
import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.stream.ScriptedStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever comes in on Segment's paths, the answer is one of its own, and what is good is taken.
 */
class SegmentFuzzTest {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 413, 415);

  private static final String GOOD =
      "{\"type\":\"track\",\"messageId\":\"good\",\"userId\":\"u\",\"event\":\"E\"}";

  private static final Arbitrary<String> SCALARS =
      Arbitraries.of(
          "null",
          "true",
          "0",
          "-1",
          "1.10",
          "1e400",
          "1772366400",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"💥\"",
          "\"track\"",
          "\"alias\"",
          "\"test-key\"",
          "\"1772366400.5\"",
          "\"2026-03-01\"",
          "\"2026-03-01T12:00:00Z\"",
          "[]",
          "{}");

  private static final Arbitrary<String> NAMES =
      Arbitraries.of(
          "messageId",
          "type",
          "name",
          "event",
          "userId",
          "anonymousId",
          "previousId",
          "groupId",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "properties",
          "traits",
          "context",
          "integrations",
          "writeKey",
          "_metadata",
          "batch",
          "extra",
          "\\u0000",
          "é");

  private static final Arbitrary<String> PATHS =
      Arbitraries.of(
          "/v1/t", "/v1/p/", "/v1/identify", "/v1/g", "/v1/a", "/v1/batch", "/v1/import/");

  private final ScriptedStream stream = new ScriptedStream(new ArrayList<>());
  private final Ingest ingest = Requests.ingest(stream);

  @Property(tries = 500)
  void anyBytes_areAnswered(@ForAll byte[] body, @ForAll("paths") String path) {
    assertAnswered(request(path, body));
  }

  @Property(tries = 500)
  void anyStructure_isAnswered(@ForAll("json") String json, @ForAll("paths") String path) {
    assertAnswered(request(path, json.getBytes(UTF_8)));
    String batch =
        "{\"batch\":[%s],\"context\":%s,\"integrations\":%s,\"sentAt\":%s}"
            .formatted(json, json, json, json);
    assertAnswered(request(path, batch.getBytes(UTF_8)));
  }

  @Property(tries = 500)
  void anyQuery_isAnswered(@ForAll String query) {
    assertAnswered(pixel(query));
    assertAnswered(pixel("data=" + query));
  }

  @Property(tries = 500)
  void anyMessage_leavesItsNeighboursUnharmed(@ForAll("json") String json) {
    String batch = "{\"batch\":[" + GOOD + "," + json + "," + GOOD + "],\"context\":{\"a\":1}}";
    Outcome outcome = ingest.handle(request("/v1/batch", batch.getBytes(UTF_8))).outcome();

    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    Admission admission = ((Outcome.Stored) outcome).admission();
    assertThat(admission.accepted().size() + admission.rejected().size()).isEqualTo(3);
    assertThat(admission.accepted().stream().filter(event -> event.key().id().equals("good")))
        .hasSizeGreaterThanOrEqualTo(2);
    admission.accepted().forEach(SegmentFuzzTest::assertStorable);
  }

  @Property(tries = 500)
  void anySharedContext_givesValidJson(
      @ForAll("objects") String shared, @ForAll("objects") String own) {
    String message = GOOD.substring(0, GOOD.length() - 1) + ",\"x\":1,\"context\":" + own + "}";
    String batch = "{\"batch\":[" + message + "],\"context\":" + shared + "}";

    assertAnswered(request("/v1/batch", batch.getBytes(UTF_8)));
  }

  @Provide
  Arbitrary<String> paths() {
    return PATHS;
  }

  /** JSON values whose fields are often those of a message, with values that are often wrong. */
  @Provide
  Arbitrary<String> json() {
    return json(3);
  }

  @Provide
  Arbitrary<String> objects() {
    return object(json(2));
  }

  private static Arbitrary<String> json(int levels) {
    if (levels == 0) {
      return SCALARS;
    }
    Arbitrary<String> inner = json(levels - 1);
    Arbitrary<String> arrays =
        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
    return Arbitraries.oneOf(SCALARS, arrays, object(inner));
  }

  private static Arbitrary<String> object(Arbitrary<String> inner) {
    return Combinators.combine(NAMES, inner)
        .as((name, value) -> "\"" + name + "\":" + value)
        .list()
        .ofMaxSize(6)
        .map(fields -> "{" + String.join(",", fields) + "}");
  }

  private static Submission request(String path, byte[] body) {
    return Requests.request(
        "POST", path, body, Map.of("authorization", Requests.basic(Requests.WRITE_KEY)));
  }

  private static Submission pixel(String query) {
    return new Submission(
        new Submission.Target("GET", "/v1/pixel/track", query),
        Map.of(),
        ByteBuffer.allocate(0),
        new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1"));
  }

  private void assertAnswered(Submission submission) {
    Ingest.Handled handled = ingest.handle(submission);

    assertThat(STATUSES).contains(handled.answer().status());
    if (handled.outcome() instanceof Outcome.Stored(Admission admission)) {
      admission.accepted().forEach(SegmentFuzzTest::assertStorable);
      assertThat(admission.rejected())
          .allSatisfy(
              refused ->
                  assertThat(
                          StorableText.is(
                              refused.rejection().reason().message()
                                  + refused.rejection().evidence().text()))
                      .isTrue());
    }
  }

  private static void assertStorable(Event event) {
    for (JsonObject object : List.of(event.details().properties(), event.details().context())) {
      assertThat(StorableText.is(object.text())).isTrue();
      assertThat(isJson(object.text())).as(object.text()).isTrue();
    }
  }

  /** Of one object, each field given once. */
  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      return object && parser.nextToken() == null;
    } catch (IOException broken) {
      return false;
    }
  }
}
