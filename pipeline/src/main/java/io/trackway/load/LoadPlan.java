package io.trackway.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statements of one transaction, which is right alone: it may be run again, be split or come
 * after others, and each arrival is still in one place.
 */
public record LoadPlan(List<Statement> statements) {

  /** What a plan has besides the statements that stage rows. */
  static final int FIXED_STATEMENTS_MAX = 13;

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
    Map<Stage, List<Row>> byStage = byStage(rows);
    List<Stage> stages = List.copyOf(byStage.keySet());
    List<Verdict.Fresh> events = verdicts(byStage, Stage.EVENTS, Verdict.Fresh.class);
    List<Verdict.Rejected> rejected = verdicts(byStage, Stage.REJECTED, Verdict.Rejected.class);
    List<Verdict.Duplicate> duplicates =
        verdicts(byStage, Stage.DUPLICATES, Verdict.Duplicate.class);

    List<Statement> plan = new ArrayList<>();
    plan.add(new Statement.LockMutex());
    stages.forEach(stage -> plan.add(new Statement.CreateStage(stage)));
    byStage.forEach((stage, staged) -> plan.addAll(stagings(stage, packing.chunks(staged))));
    boolean refusedEvent = rows.stream().anyMatch(Row::refusedEvent);
    plan.addAll(inserts(loadId, events, duplicates, rejected, refusedEvent));
    plan.add(
        new Statement.RecordLoad(
            new Load(
                loadId,
                shard,
                rows.getFirst().sequenceNumber(),
                rows.getLast().sequenceNumber(),
                new Load.StagedRows(events.size(), rejected.size(), duplicates.size()))));
    plan.add(new Statement.DropStages(stages));
    return new LoadPlan(plan);
  }

  private static List<Statement> inserts(
      String loadId,
      List<Verdict.Fresh> events,
      List<Verdict.Duplicate> duplicates,
      List<Verdict.Rejected> rejected,
      boolean refusedEvent) {
    List<Statement> inserts = new ArrayList<>();
    if (!events.isEmpty()) {
      TimeRange occurred =
          range(events.stream().map(row -> row.event().occurredAt()).toList())
              .widened(Limits.DEDUPE_WINDOW);
      TimeRange received = range(events.stream().map(LoadPlan::received).toList());
      inserts.add(new Statement.FindOwners(occurred));
      inserts.add(new Statement.InsertEvents(loadId));
      inserts.add(new Statement.InsertMissedDuplicates(loadId, received));
    }
    List<Stage> knowMore = stages(!events.isEmpty(), refusedEvent);
    if (!knowMore.isEmpty()) {
      inserts.add(new Statement.RemoveRejected(knowMore));
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
    removal(events, rejected).ifPresent(inserts::add);
    return inserts;
  }

  private static Optional<Statement> removal(
      List<Verdict.Fresh> events, List<Verdict.Rejected> rejected) {
    List<Stage> stages = stages(!events.isEmpty(), !rejected.isEmpty());
    List<Instant> received =
        Stream.concat(
                events.stream().map(LoadPlan::received),
                rejected.stream().map(row -> row.rejection().receivedAt()))
            .toList();
    return stages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Statement.RemoveDuplicates(stages, range(received)));
  }

  private static List<Stage> stages(boolean events, boolean rejected) {
    List<Stage> stages = new ArrayList<>();
    if (events) {
      stages.add(Stage.EVENTS);
    }
    if (rejected) {
      stages.add(Stage.REJECTED);
    }
    return stages;
  }

  private static Instant received(Verdict.Fresh row) {
    return row.event().event().times().receivedAt();
  }

  private static TimeRange range(List<Instant> times) {
    return TimeRange.of(times);
  }

  /** An arrival that was delivered twice at once is staged once. */
  private static Map<Stage, List<Row>> byStage(List<Row> rows) {
    Set<Staged> seen = new HashSet<>();
    return rows.stream()
        .filter(row -> seen.add(new Staged(Stage.of(row.verdict()), row.verdict().origin())))
        .collect(
            groupingBy(row -> Stage.of(row.verdict()), () -> new EnumMap<>(Stage.class), toList()));
  }

  private record Staged(Stage stage, Origin arrival) {}

  private static List<Statement> stagings(Stage stage, List<List<Row>> chunks) {
    return chunks.stream().map(chunk -> staging(stage, chunk)).toList();
  }

  private static Statement staging(Stage stage, List<Row> rows) {
    return switch (stage) {
      case EVENTS -> new Statement.StageEvents(verdicts(rows, Verdict.Fresh.class));
      case REJECTED -> new Statement.StageRejected(verdicts(rows, Verdict.Rejected.class));
      case DUPLICATES -> new Statement.StageDuplicates(verdicts(rows, Verdict.Duplicate.class));
      case FORGOTTEN -> new Statement.StageForgotten(verdicts(rows, Verdict.Forgotten.class));
    };
  }

  private static <V extends Verdict> List<V> verdicts(
      Map<Stage, List<Row>> byStage, Stage stage, Class<V> kind) {
    return verdicts(byStage.getOrDefault(stage, List.of()), kind);
  }

  private static <V extends Verdict> List<V> verdicts(List<Row> rows, Class<V> kind) {
    return rows.stream().map(Row::verdict).map(kind::cast).toList();
  }
}
