package io.trackway.function.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEvent;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.load.Load;
import io.trackway.load.LoadBatch;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.load.Stage;
import io.trackway.load.Statement;
import io.trackway.load.TimeRange;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.AwkwardText;
import io.trackway.testing.load.CleanRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedshiftSqlTest {

  private static final TimeRange OCCURRED =
      new TimeRange(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
  private static final TimeRange RECEIVED =
      new TimeRange(Instant.parse("2026-02-28T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));

  /** Every kind of statement, as the text that Redshift gets. */
  static final List<Statement> ALL =
      List.of(
          new Statement.LockMutex(),
          new Statement.CreateStage(Stage.EVENTS),
          new Statement.CreateStage(Stage.REJECTED),
          new Statement.CreateStage(Stage.DUPLICATES),
          new Statement.StageEvents(
              List.of(CleanRecords.fresh(1, "a"), CleanRecords.fresh(2, "O'Brien\\"))),
          new Statement.StageRejected(List.of(CleanRecords.rejected(3, "{not json"))),
          new Statement.StageDuplicates(
              List.of(CleanRecords.duplicate(4, "a", SampleEvents.origin(1)))),
          new Statement.FindOwners(OCCURRED),
          new Statement.InsertEvents("load.1"),
          new Statement.InsertMissedDuplicates("load.1", RECEIVED),
          new Statement.InsertDuplicates("load.1", RECEIVED),
          new Statement.InsertRejected("load.1", RECEIVED),
          new Statement.RemoveRejected(List.of(Stage.EVENTS, Stage.REJECTED)),
          new Statement.RemoveDuplicates(List.of(Stage.EVENTS, Stage.REJECTED), RECEIVED),
          new Statement.RecordLoad(
              new Load("load.1", CleanRecords.SHARD, "10", "11", new Load.StagedRows(2, 1, 1))),
          new Statement.DropStages(List.of(Stage.EVENTS, Stage.REJECTED, Stage.DUPLICATES)));

  /** The statement with its values in it. */
  static String sql(Statement statement) {
    return RedshiftSql.of(statement, Staging.Staged.LITERALS);
  }

  /** What is sent to a warehouse is a contract with it: a change must be seen. */
  @Test
  void of_isPinned() throws IOException {
    String pinned = Files.readString(Path.of("src/test/resources/rendered.sql"));

    assertThat(String.join(";\n\n", ALL.stream().map(RedshiftSqlTest::sql).toList()) + ";\n")
        .isEqualTo(pinned);
  }

  @Test
  void rows_areMeasuredAsTheyAreWritten() {
    for (Verdict row : rows()) {
      int written = RedshiftRows.of(StageRows.cells(row)).getBytes(UTF_8).length;
      assertThat(RedshiftRows.SIZE.bytes(row)).isBetween(written + ",\n".length(), written + 32);
    }
  }

  @Test
  void statements_stayWithinTheLimits_andAreFilled() {
    List<LoadPlan> plans = new ArrayList<>();
    Loader loader =
        new Loader(
            (plan, deadline) -> {
              plans.add(plan);
              return new LoadResult.Loaded(LoadCounts.NONE);
            },
            RedshiftRows.SIZE);
    List<Verdict> rows =
        IntStream.range(0, 10_000)
            .<Verdict>mapToObj(
                n ->
                    n % 10 == 0
                        ? CleanRecords.rejected(n, "'\\é".repeat(n % 1_000))
                        : CleanRecords.fresh(n, "event-" + n))
            .toList();
    LoadBatch batch =
        CleanRecords.batch("a", List.of(CleanRecords.record(1, rows.toArray(Verdict[]::new))));
    loader.load(batch);

    assertThat(plans).hasSizeGreaterThan(1);
    List<String> first = RedshiftSql.of(plans.getFirst(), Staging.Staged.LITERALS);
    assertThat(first).hasSizeGreaterThan(30);
    for (LoadPlan plan : plans) {
      assertThat(plan.statements()).hasSizeLessThanOrEqualTo(Limits.BATCH_STATEMENTS_MAX);
      for (String sql : RedshiftSql.of(plan, Staging.Staged.LITERALS)) {
        assertThat(sql.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(Limits.STATEMENT_BYTES_MAX);
      }
    }
    assertThat(first.get(3).getBytes(UTF_8)).hasSizeGreaterThan(90_000);
    assertThat(
            plans.stream().flatMap(plan -> plan.statements().stream()).mapToInt(this::staged).sum())
        .isEqualTo(10_000);
  }

  private int staged(Statement statement) {
    return switch (statement) {
      case Statement.StageEvents stage -> stage.rows().size();
      case Statement.StageRejected stage -> stage.rows().size();
      case Statement.StageDuplicates stage -> stage.rows().size();
      case Statement.StageForgotten stage -> stage.rows().size();
      case Statement.LockMutex lock -> 0;
      case Statement.CreateStage create -> 0;
      case Statement.FindOwners find -> 0;
      case Statement.InsertEvents insert -> 0;
      case Statement.InsertMissedDuplicates insert -> 0;
      case Statement.InsertDuplicates insert -> 0;
      case Statement.InsertRejected insert -> 0;
      case Statement.RemoveRejected remove -> 0;
      case Statement.RemoveDuplicates remove -> 0;
      case Statement.RecordLoad record -> 0;
      case Statement.DropStages drop -> 0;
    };
  }

  private static List<Verdict> rows() {
    List<Verdict> rows = new ArrayList<>();
    for (String text : AwkwardText.ALL) {
      rows.add(CleanRecords.fresh(1, "id" + text));
      rows.add(CleanRecords.rejected(2, text));
      rows.add(CleanRecords.duplicate(3, "id" + text, SampleEvents.origin(1)));
    }
    CleanEvent event = SampleEvents.clean(SampleEvents.event("x"));
    rows.add(new Verdict.Fresh(SampleEvents.origin(5), event));
    return rows;
  }
}
