package io.trackway.load;

import static io.trackway.testing.load.CleanRecords.batch;
import static io.trackway.testing.load.CleanRecords.duplicate;
import static io.trackway.testing.load.CleanRecords.fresh;
import static io.trackway.testing.load.CleanRecords.record;
import static io.trackway.testing.load.CleanRecords.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryWarehouse;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {

  private final List<LoadPlan> plans = new ArrayList<>();

  /** Everything that a load does, in its order: the mutex first, the record of it last. */
  @Test
  void load_isOneTransaction() {
    Verdict.Fresh event = fresh(1, "a");
    Verdict.Fresh other = fresh(2, SampleEvents.event("b", "user-2", SampleEvents.RECEIVED_AT));
    Verdict.Duplicate duplicate = duplicate(3, "a", event.origin());
    Verdict.Rejected rejected = rejected(4, "x");

    load(this::loaded, record(10, event, duplicate), record(11, rejected, other));

    Instant receivedAt = SampleEvents.RECEIVED_AT;
    TimeRange received = new TimeRange(receivedAt, receivedAt);
    TimeRange occurred =
        new TimeRange(
            receivedAt.minusSeconds(10).minus(Limits.DEDUPE_WINDOW),
            receivedAt.plus(Limits.DEDUPE_WINDOW));
    TimeRange repeated = new TimeRange(duplicate.receivedAt(), duplicate.receivedAt());
    assertThat(plans).hasSize(1);
    assertThat(plans.getFirst().statements())
        .containsExactly(
            new Statement.LockMutex(),
            new Statement.CreateStage(Stage.EVENTS),
            new Statement.CreateStage(Stage.REJECTED),
            new Statement.CreateStage(Stage.DUPLICATES),
            new Statement.StageEvents(List.of(event, other)),
            new Statement.StageRejected(List.of(rejected)),
            new Statement.StageDuplicates(List.of(duplicate)),
            new Statement.FindOwners(occurred),
            new Statement.InsertEvents("load.1"),
            new Statement.InsertMissedDuplicates("load.1", received),
            new Statement.RemoveRejected(List.of(Stage.EVENTS)),
            new Statement.InsertDuplicates("load.1", repeated),
            new Statement.InsertRejected("load.1", received),
            new Statement.RemoveDuplicates(List.of(Stage.EVENTS, Stage.REJECTED), received),
            new Statement.RecordLoad(
                new Load("load.1", CleanRecords.SHARD, "10", "11", new Load.StagedRows(2, 1, 1))),
            new Statement.DropStages(List.of(Stage.EVENTS, Stage.REJECTED, Stage.DUPLICATES)));
  }

  @Test
  void load_thatStops_namesTheFirstRecordThatIsNotLoaded() {
    DeliveredRecord[] records = new DeliveredRecord[70];
    for (int index = 0; index < records.length; index++) {
      records[index] = record(100 + index, fresh(index, "event-" + index));
    }
    LoadResult.Unavailable busy = new LoadResult.Unavailable("busy");

    // Each row fills a statement, twenty-seven of them fill a plan.
    LoadOutcome outcome =
        load(
            row -> 60_000,
            plan -> plans.size() == 3 ? busy : new LoadResult.Loaded(LoadCounts.NONE),
            records);

    assertThat(outcome).isEqualTo(new LoadOutcome.ResumeAt("154", busy));
    assertThat(plans).extracting(plan -> plan.statements().size()).containsExactly(36, 36, 25);
  }

  @Test
  void load_ofARowLargerThanAStatement_stillTriesIt() {
    LoadOutcome outcome =
        load(row -> 2 * Limits.STATEMENT_BYTES_MAX, this::loaded, record(10, fresh(1, "a")));

    assertThat(outcome).isEqualTo(new LoadOutcome.Completed(LoadCounts.NONE));
    assertThat(plans).hasSize(1);
  }

  @Test
  void load_withOneRefusedRow_findsItInFewTransactions() {
    MemoryWarehouse warehouse = new MemoryWarehouse();
    DeliveredRecord[] records = new DeliveredRecord[1_000];
    for (int index = 0; index < records.length; index++) {
      records[index] = record(index, fresh(index, index == 700 ? "refused" : "event-" + index));
    }

    LoadOutcome outcome =
        load(
            plan ->
                holds(plan, "refused")
                    ? new LoadResult.Refused("no 💥".repeat(200))
                    : warehouse.run(plan, Instant.MAX),
            records);

    assertThat(outcome).isEqualTo(new LoadOutcome.Completed(new LoadCounts(1_000, 999, 0, 1)));
    assertThat(plans).hasSizeLessThan(25);
    assertThat(warehouse.contents().rejected())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.origin()).isEqualTo(SampleEvents.origin(700));
              assertThat(row.rejection().reason().code())
                  .isEqualTo(RejectionCode.WAREHOUSE_REFUSED);
              assertThat(row.rejection().reason().message()).startsWith("no 💥");
              assertThat(row.rejection().evidence().text()).contains("\"id\":\"refused\"");
            });
  }

  @Test
  void load_ofRowsThatAreAllRefused_endsAfterABoundedNumberOfTransactions() {
    MemoryWarehouse warehouse = new MemoryWarehouse();
    DeliveredRecord[] records =
        IntStream.range(0, 1_000)
            .mapToObj(index -> record(index, fresh(index, "refused")))
            .toArray(DeliveredRecord[]::new);

    LoadOutcome outcome =
        load(
            plan ->
                holds(plan, "refused")
                    ? new LoadResult.Refused("no")
                    : warehouse.run(plan, Instant.MAX),
            records);

    assertThat(plans).hasSize(Limits.LOAD_TRANSACTIONS_MAX);
    // What was found is kept, so that the next delivery gets further.
    int kept = warehouse.contents().rejected().size();
    assertThat(kept).isGreaterThan(50);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            LoadOutcome.ResumeAt.class,
            resumeAt -> assertThat(Integer.parseInt(resumeAt.sequenceNumber())).isEqualTo(kept));
  }

  @Test
  void load_intoAWarehouseThatRefusesEvenRejections_isMisconfigured() {
    LoadOutcome outcome = load(plan -> new LoadResult.Refused("no"), record(10, fresh(1, "a")));

    assertThat(outcome)
        .isEqualTo(
            new LoadOutcome.ResumeAt(
                "10", new LoadResult.Misconfigured("a rejection cannot be stored: no")));
  }

  private LoadResult loaded(LoadPlan plan) {
    return new LoadResult.Loaded(LoadCounts.NONE);
  }

  /** What a warehouse answers to a plan. */
  private interface Answer {
    LoadResult to(LoadPlan plan);
  }

  private LoadOutcome load(Answer answer, DeliveredRecord... records) {
    return load(row -> 500, answer, records);
  }

  private LoadOutcome load(RowSize size, Answer answer, DeliveredRecord... records) {
    Warehouse warehouse =
        (plan, deadline) -> {
          plans.add(plan);
          return answer.to(plan);
        };
    return new Loader(warehouse, size).load(batch("load", List.of(records)));
  }

  private static boolean holds(LoadPlan plan, String id) {
    return plan.statements().stream()
        .anyMatch(
            statement ->
                statement instanceof Statement.StageEvents stage
                    && stage.rows().stream()
                        .anyMatch(row -> row.event().event().key().id().equals(id)));
  }
}
