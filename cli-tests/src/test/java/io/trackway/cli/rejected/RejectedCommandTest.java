package io.trackway.cli.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.RejectedRows;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.event.Verdict;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a local Redshift, through the Data API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedCommandTest {

  private final Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
  private final Instant daysAgo = hourAgo.minus(Duration.ofDays(3));

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");
  private RejectedRows rows;

  @BeforeAll
  void start(@TempDir Path warehouse) throws IOException {
    rows = RejectedRows.start(warehouse);
  }

  @AfterAll
  void stop() {
    rows.close();
  }

  @BeforeEach
  void begin() {
    out = new StringWriter();
    err = new StringWriter();
    rows.empty();
  }

  @AfterEach
  void endColumns() {
    System.clearProperty("trackway.terminal.out");
    System.clearProperty("trackway.terminal.columns");
  }

  @Test
  void reasons_areOneTable_theMostFrequentFirst() {
    rows.insert("invalid_json", "line is not JSON", "{oops", hourAgo);
    for (int arrival = 0; arrival < 12; arrival++) {
      rows.insert("missing_field", "name must be given", "{}", daysAgo.plusSeconds(arrival));
    }
    rows.insert("id_conflict", "id was used before, by shardId-0:1:0", "{}", hourAgo);
    rows.insert("id_conflict", "id was used before, by shardId-0:2:0", "{}", hourAgo);

    assertThat(execute()).isZero();
    assertThat(lines())
        .hasSize(4)
        .satisfiesExactly(
            line ->
                assertThat(line).matches(" *count  source  code +first seen +last seen +message"),
            line ->
                assertThat(line)
                    .matches(" *12  web +missing_field( +\\S+ \\S+){2}  name must be given"),
            line -> assertThat(line).matches(" *2  web +id_conflict +.*  id was used before"),
            line -> assertThat(line).matches(" *1  web +invalid_json +.*  line is not JSON"));
    assertThat(lines().stream().map(line -> line.indexOf("web")).skip(1).distinct()).hasSize(1);
    assertThat(out.toString()).doesNotContain("{");
  }

  @Test
  void samples_areShownOnDemand_theNewestFirst_andCutToTheTerminal() {
    rows.insert("invalid_json", "line is not JSON", "{first", hourAgo);
    rows.insert("invalid_json", "line is not JSON", "{second", hourAgo.plusSeconds(1));
    rows.insert(
        "invalid_json", "line is not JSON", "{\u001B" + "x".repeat(99), hourAgo.plusSeconds(2));
    System.setProperty("trackway.terminal.out", "true");
    System.setProperty("trackway.terminal.columns", "60");

    execute("--samples", "2");
    assertThat(lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60))
        .anySatisfy(line -> assertThat(line).matches(" +\\{\\?x+\\.\\.\\."))
        .endsWith("      {second");
  }

  @Test
  void choice_isByTimeSourceCodeAndLimit() {
    rows.insert("invalid_json", "old", "{", daysAgo);
    rows.insert("invalid_json", "new", "{", hourAgo);
    rows.insert("not_an_object", "new", "[", hourAgo);

    execute("--since", "24h", "--code", "invalid_json", "--source", "web");
    assertThat(lines()).hasSize(2).last().asString().endsWith("new");

    execute("--limit", "1");
    assertThat(out.toString()).contains("These are 1 of 3; --limit lists more reasons.");

    execute("--source", "o'brien");
    assertThat(out.toString())
        .isEqualToIgnoringNewLines("Nothing was rejected of source o'brien within 7d.");
  }

  /** More than a page of the Data API. */
  @Test
  void json_isEachArrival_withItsWholePayload() {
    rows.execute(
        "INSERT INTO rejected_events (origin, source, code, message, payload, truncated,"
            + " received_at, load_id) SELECT 'shardId-0:' || n || ':0', 'web', 'invalid_json', 'm',"
            + " '{\"n\": ' || n, FALSE, now(), 'load.1' FROM generate_series(1, 1500) AS n");

    execute("--json", "--limit", "2000");
    assertThat(lines())
        .hasSize(1500)
        .allMatch(line -> line.startsWith("{\"origin\":\"shardId-0:"))
        .anyMatch(line -> line.contains("\"payload\":\"{\\\"n\\\": 1500\""));

    execute("--json");
    assertThat(lines()).hasSize(1_000);
    assertThat(err.toString()).contains("These are the newest 1,000 of 1,500");
  }

  @Test
  void payloads_areLinesThatCanBeSent() throws IOException {
    String event = EnvelopeCodec.text(SampleEvents.event("e-1"));
    String record =
        StandardCharsets.UTF_8
            .decode(
                CleanEnvelopeCodec.encode(
                    new CleanEnvelope(
                        new Lane(1),
                        List.of(
                            new Verdict.Fresh(
                                SampleEvents.origin(7),
                                SampleEvents.clean(SampleEvents.event("e-2")))))))
            .toString();
    rows.insert("missing_field", "name must be given", "{\n  \"id\": \"e-0\"\r\n}", hourAgo);
    rows.insert("plan_violation", "song is missing", event, hourAgo.plusSeconds(1));
    rows.insert("warehouse_refused", "value too long", record, hourAgo.plusSeconds(2));
    rows.insert("event_too_large", "event is too large", "{\"cut", hourAgo.plusSeconds(3));
    rows.execute("UPDATE rejected_events SET truncated = TRUE WHERE code = 'event_too_large'");

    Path file = folder.resolve("payloads.ndjson");
    assertThat(execute("--payloads", file.toString())).isZero();
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{   \"id\": \"e-0\" }",
            """
            {"id":"e-1","type":"track","name":"Song Played","user_id":"user-1",\
            "occurred_at":"2026-03-01T11:59:50Z","sent_at":"2026-03-01T11:59:59Z",\
            "properties":{"song":"s-1","seconds":12.50}}""",
            """
            {"id":"e-2","type":"track","name":"Song Played","user_id":"user-1",\
            "occurred_at":"2026-03-01T11:59:50Z","sent_at":"2026-03-01T11:59:59Z",\
            "properties":{"song":"s-1","seconds":12.50}}""");
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("3 payloads are in", "1 are left out");
  }

  @Test
  void warehouseThatRefuses_isOneSentence() {
    rows.execute("ALTER TABLE rejected_events RENAME TO elsewhere");
    try {
      assertThat(execute()).isEqualTo(2);
    } finally {
      rows.execute("ALTER TABLE elsewhere RENAME TO rejected_events");
    }
    assertThat(err.toString())
        .contains("The warehouse does not answer: ")
        .contains("does not exist");
  }

  @Test
  void mistakes_areNamed() {
    assertThat(execute("--limit", "1001")).isEqualTo(2);
    assertThat(err.toString()).contains("--limit must be 1 to 1,000");
    assertThat(execute("--workgroup", "a", "--cluster", "b")).isEqualTo(2);
    assertThat(err.toString()).contains("Give either --workgroup or --cluster");
    assertThat(execute("--run-file", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("make run is not running");
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int execute(String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] arguments =
        List.of(options).contains("--run-file")
            ? options
            : Stream.concat(Stream.of("--run-file", rows.runFile()), Stream.of(options))
                .toArray(String[]::new);
    return new CommandLine(new RejectedCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
