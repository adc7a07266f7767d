package io.trackway.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.RejectedRows;
import io.trackway.event.EnvelopeCodec;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Rows of a local Redshift for functions that answer as a test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedReplayTest {

  private static final String SHARD = "shardId-000000000000:";

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private ScriptedFunctions functions;
  private RejectedRows rows;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    functions = new ScriptedFunctions();
    rows = RejectedRows.start(folder, functions.endpoint());
  }

  @AfterAll
  void stop() {
    rows.close();
    functions.close();
  }

  @BeforeEach
  void begin() {
    rows.empty();
  }

  /** More than a page of rows, and more than an invocation takes. */
  @Test
  void everyRow_comesAgainOnce() {
    rows.execute(
        "INSERT INTO rejected_events (origin, source, code, message, payload, truncated,"
            + " received_at, load_id) SELECT 'shardId-000000000000:' || n || ':0', 'web',"
            + " 'plan_violation', 'm', ?, FALSE, now() - n % 7 * interval '1 second', 'load.1'"
            + " FROM generate_series(1, 2300) AS n",
        EnvelopeCodec.text(SampleEvents.event("a")));
    functions.answer(
        event ->
            "{\"batchItemFailures\": [], \"fresh\": %d, \"duplicate\": 1, \"rejected\": 0}"
                .formatted(event.path("Records").size() - 1));

    assertThat(execute("--rejected")).as(err.toString()).isZero();
    assertThat(functions.eventIds()).hasSize(2_300).doesNotHaveDuplicates();
    assertThat(functions.invoked()).hasSize(5).containsOnly("ReplayFunction");
    assertThat(out.toString())
        .containsPattern("replayed +2,300")
        .containsPattern("accepted +2,295")
        .containsPattern("duplicate +5");
    assertThat(err.toString()).contains("1,000 of 2,300 rows ...");
  }

  @Test
  void whatAFunctionDidNotComeTo_isStillFailing() {
    insert("9");
    insert("10");
    insert("11");
    functions.answer(
        event ->
            """
            {"batchItemFailures": [{"itemIdentifier": "10"}],
             "fresh": 1, "duplicate": 0, "rejected": 0}
            """);

    assertThat(execute("--rejected")).isEqualTo(ReplayCommand.LEFT);
    assertThat(functions.eventIds()).containsExactly(SHARD + "9", SHARD + "10", SHARD + "11");
    assertThat(out.toString()).containsPattern("accepted +1 ").containsPattern("still failing +2 ");
    assertThat(err.toString()).contains("ReplayFunction is still failing from 10 on");
  }

  @Test
  void functionThatOnlyFails_endsIt() {
    String large =
        "{\"source\":\"web\",\"id\":\"a\",\"type\":\"track\",\"name\":\"n\","
            + "\"received_at\":\"2026-03-01T12:00:00Z\",\"properties\":{\"x\":\""
            + "x".repeat(30_000)
            + "\"}}";
    rows.execute(
        "INSERT INTO rejected_events (origin, source, code, message, payload, truncated,"
            + " received_at, load_id) SELECT 'shardId-000000000000:' || n || ':0', 'web',"
            + " 'plan_violation', 'm', ?, FALSE, now(), 'load.1' FROM generate_series(1, 500) AS n",
        large);
    functions.answer(event -> ScriptedFunctions.ERROR + "no \u001Bledger");

    assertThat(execute("--rejected")).isEqualTo(ReplayCommand.STOPPED);
    assertThat(functions.invoked()).hasSize(3);
    assertThat(err.toString())
        .contains("ReplayFunction: the function failed: no ?ledger")
        .contains("Stopped: the function only fails.");
    assertThat(out.toString()).containsPattern("still failing +500 ");
  }

  @Test
  void rowThatIsNotWhatItsCodeSays_isNotSent() {
    rows.insert("enrichment_failed", "event makes it fail", "{\"id\": \"a\"}", Instant.now());

    functions.answer(event -> "{}");
    assertThat(execute("--rejected")).isEqualTo(ReplayCommand.LEFT);
    assertThat(functions.invoked()).isEmpty();
    assertThat(out.toString()).containsPattern("unreadable +1 ");
  }

  @Test
  void rowWhoseEndIsMissing_isNotSent() {
    insert("9");
    rows.execute("UPDATE rejected_events SET truncated = TRUE");

    functions.answer(event -> "{}");
    assertThat(execute("--rejected")).isZero();
    assertThat(functions.invoked()).isEmpty();
    assertThat(out.toString()).containsPattern("1 +plan_violation +no, its end is missing");
  }

  private void insert(String sequenceNumber) {
    rows.insert(
        SHARD + sequenceNumber + ":0",
        "plan_violation",
        "song is missing",
        EnvelopeCodec.text(SampleEvents.event("a-" + sequenceNumber)),
        Instant.now());
  }

  private int execute(String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] arguments =
        Stream.concat(Stream.of("--run-file", rows.runFile()), Stream.of(options))
            .toArray(String[]::new);
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
