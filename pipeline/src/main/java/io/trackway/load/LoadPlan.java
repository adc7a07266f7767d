package io.trackway.load;

import static java.util.stream.Collectors.toCollection;

import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements of one transaction, which is right alone: it may be run again, be split or come
 * after others, and each arrival is still in one place.
 */
public record LoadPlan(List<Statement> statements) {

  /** What a plan has besides the statements that stage rows. */
  static final int FIXED_STATEMENTS_MAX = 12;

  public LoadPlan {
    statements = List.copyOf(statements);
    if (statements.size() > Limits.BATCH_STATEMENTS_MAX) {
      throw new IllegalArgumentException("too many statements: " + statements.size());
    }
  }

  /**
   * The plan that loads the rows.
   *
   * @param rows at least one, and no more than {@link Packing#packed} puts together
   */
  static LoadPlan of(String loadId, String shard, List<Row> rows, Packing packing) {
    List<Verdict.Fresh> events = verdicts(rows, Verdict.Fresh.class);
    List<Verdict.Rejected> rejected = verdicts(rows, Verdict.Rejected.class);
    List<Verdict.Duplicate> duplicates = verdicts(rows, Verdict.Duplicate.class);
    EnumSet<Stage> stages =
        rows.stream()
            .map(row -> Stage.of(row.verdict()))
            .collect(toCollection(() -> EnumSet.noneOf(Stage.class)));

    List<Statement> plan = new ArrayList<>();
    plan.add(new Statement.LockMutex());
    stages.forEach(stage -> plan.add(new Statement.CreateStage(stage)));
    packing.chunks(events).forEach(chunk -> plan.add(new Statement.StageEvents(chunk)));
    packing.chunks(rejected).forEach(chunk -> plan.add(new Statement.StageRejected(chunk)));
    packing.chunks(duplicates).forEach(chunk -> plan.add(new Statement.StageDuplicates(chunk)));
    plan.addAll(inserts(loadId, events, duplicates, rejected));
    plan.add(
        new Statement.RecordLoad(
            new Load(
                loadId,
                shard,
                rows.getFirst().sequenceNumber(),
                rows.getLast().sequenceNumber(),
                new Load.StagedRows(events.size(), rejected.size(), duplicates.size()))));
    plan.add(new Statement.DropStages(List.copyOf(stages)));
    return new LoadPlan(plan);
  }

  private static List<Statement> inserts(
      String loadId,
      List<Verdict.Fresh> events,
      List<Verdict.Duplicate> duplicates,
      List<Verdict.Rejected> rejected) {
    List<Statement> inserts = new ArrayList<>();
    if (!events.isEmpty()) {
      TimeRange occurred =
          range(events.stream().map(row -> row.event().occurredAt()).toList())
              .widened(Limits.DEDUPE_WINDOW);
      TimeRange received = range(events.stream().map(LoadPlan::received).toList());
      inserts.add(new Statement.InsertEvents(loadId, occurred));
      inserts.add(new Statement.InsertMissedDuplicates(loadId, occurred, received));
      inserts.add(new Statement.RemoveConflicts(loadId, received));
    }
    if (!duplicates.isEmpty()) {
      TimeRange received = range(duplicates.stream().map(Verdict.Duplicate::receivedAt).toList());
      inserts.add(new Statement.InsertDuplicates(loadId, received));
    }
    if (!rejected.isEmpty()) {
      TimeRange received =
          range(rejected.stream().map(row -> row.rejection().receivedAt()).toList());
      inserts.add(new Statement.InsertRejected(loadId, received));
    }
    if (!events.isEmpty() || !rejected.isEmpty()) {
      TimeRange received =
          range(
              Stream.concat(
                      events.stream().map(LoadPlan::received),
                      rejected.stream().map(row -> row.rejection().receivedAt()))
                  .toList());
      inserts.add(new Statement.RemoveDuplicates(loadId, received));
    }
    return inserts;
  }

  private static Instant received(Verdict.Fresh row) {
    return row.event().event().times().receivedAt();
  }

  private static TimeRange range(List<Instant> times) {
    return TimeRange.of(times);
  }

  private static <V extends Verdict> List<V> verdicts(List<Row> rows, Class<V> kind) {
    return rows.stream().map(Row::verdict).filter(kind::isInstance).map(kind::cast).toList();
  }
}
