package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Rejection;
import io.trackway.request.Admission;
import io.trackway.request.Outcome;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.stream.ScriptedStream;
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

/**
 * Whatever comes in, the answer is one that a client understands, and what is good goes through.
 */
class IngestFuzzTest {

  private static final Arbitrary<String> SCALARS =
      Arbitraries.of(
          "null",
          "true",
          "0",
          "-1",
          "1.10",
          "1e400",
          "123456789012345678901234567890",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"💥\"",
          "\"track\"",
          "\"identify\"",
          "\"2026-03-01T12:00:00Z\"",
          "\"2026-13-01T12:00:00Z\"",
          "1772366400000");

  private static final Arbitrary<String> NAMES =
      Arbitraries.of(
          "id",
          "type",
          "name",
          "event",
          "user_id",
          "userId",
          "occurred_at",
          "timestamp",
          "properties",
          "traits",
          "context",
          "extra",
          "events",
          "sent_at",
          "x",
          "\\u0000",
          "é");

  private static final String VALID = "{\"id\":\"good\",\"name\":\"X\",\"user_id\":\"u\"}";
  private static final Set<Integer> STATUSES = Set.of(202, 400, 413, 415);

  private final ScriptedStream stream = new ScriptedStream(new ArrayList<>());
  private final Ingest ingest = Requests.ingest(stream);

  @Property(tries = 500)
  void anyBytes_areAnswered(@ForAll byte[] body, @ForAll boolean lines) {
    assertAnswered(Requests.post(body, lines ? "application/x-ndjson" : "text/plain"));
  }

  @Property(tries = 500)
  void anyStructure_isAnswered(@ForAll("json") String json) {
    assertAnswered(Requests.post(json));
    assertAnswered(Requests.post("[" + VALID + "," + json + "]"));
    assertAnswered(Requests.post("{\"events\":[" + json + "],\"sent_at\":" + json + "}"));
  }

  @Property(tries = 1_000)
  void anyMutation_isAnswered(@ForAll("mutations") byte[] body) {
    assertAnswered(Requests.post(body, "application/json"));
  }

  @Property(tries = 500)
  void anyLine_leavesItsNeighboursUnharmed(@ForAll("lines") String line) {
    Outcome outcome = ingest.handle(Requests.postLines(VALID, line, VALID)).outcome();

    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    Admission admission = ((Outcome.Stored) outcome).admission();
    assertThat(admission.accepted().stream().filter(event -> event.key().id().equals("good")))
        .hasSizeGreaterThanOrEqualTo(2);
    int lines = line.isBlank() ? 2 : 3;
    assertThat(admission.accepted().size() + admission.rejected().size()).isEqualTo(lines);
  }

  @Property(tries = 500)
  void anyElement_leavesItsNeighboursUnharmed(@ForAll("json") String json) {
    Outcome outcome =
        ingest.handle(Requests.post("[" + VALID + "," + json + "," + VALID + "]")).outcome();

    Admission admission = ((Outcome.Stored) outcome).admission();
    assertThat(admission.accepted().size() + admission.rejected().size()).isEqualTo(3);
    assertThat(admission.accepted()).hasSizeGreaterThanOrEqualTo(2);
  }

  /** JSON values whose fields are often those of an event, with values that are often wrong. */
  @Provide
  Arbitrary<String> json() {
    return json(4);
  }

  private static Arbitrary<String> json(int levels) {
    if (levels == 0) {
      return SCALARS;
    }
    Arbitrary<String> inner = json(levels - 1);
    Arbitrary<String> arrays =
        inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
    Arbitrary<String> objects =
        Combinators.combine(NAMES, inner)
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(6)
            .map(fields -> "{" + String.join(",", fields) + "}");
    return Arbitraries.oneOf(SCALARS, arrays, objects);
  }

  /** Good bodies with one byte changed, removed or put in. */
  @Provide
  Arbitrary<byte[]> mutations() {
    byte[] good =
        ("["
                + VALID
                + ",{\"type\":\"identify\",\"traits\":{\"a\":[1.5,\"\\u00e9💥\"]},"
                + "\"occurred_at\":\"2026-03-01T12:00:00Z\"}]")
            .getBytes(UTF_8);
    return Combinators.combine(
            Arbitraries.integers().between(0, good.length - 1),
            Arbitraries.bytes(),
            Arbitraries.integers().between(0, 2))
        .as((place, value, kind) -> mutated(good, place, value, kind));
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> mutated = mutations().map(bytes -> new String(bytes, UTF_8));
    return Arbitraries.frequencyOf(
            Tuple.of(2, json()), Tuple.of(2, mutated), Tuple.of(1, Arbitraries.strings()))
        .map(line -> line.replace('\n', ' '));
  }

  private static byte[] mutated(byte[] good, int place, byte value, int kind) {
    List<Byte> bytes = new ArrayList<>();
    for (int index = 0; index < good.length; index++) {
      boolean here = index == place;
      if (here && kind != 0) {
        bytes.add(value);
      }
      if (!here || kind == 2) {
        bytes.add(good[index]);
      }
    }
    byte[] result = new byte[bytes.size()];
    for (int index = 0; index < result.length; index++) {
      result[index] = bytes.get(index);
    }
    return result;
  }

  private void assertAnswered(Submission submission) {
    Ingest.Handled handled = ingest.handle(submission);
    assertThat(STATUSES).contains(handled.answer().status());
    if (handled.outcome() instanceof Outcome.Stored stored) {
      assertThat(stored.admission().rejected())
          .extracting(refused -> refused.rejection())
          .allSatisfy(IngestFuzzTest::assertStorable);
    }
  }

  private static void assertStorable(Rejection rejection) {
    assertThat(rejection.reason().message() + rejection.evidence().text() + rejection.eventId())
        .doesNotContain("\u0000")
        .matches(text -> UTF_8.newEncoder().canEncode(text));
  }
}
