package io.trackway.memory;

import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.load.Load;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Statement;
import io.trackway.load.TimeRange;
import io.trackway.load.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference warehouse: what each statement means, without SQL. */
public final class MemoryWarehouse implements Warehouse {

  private final List<Verdict.Fresh> events = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final Map<EventKey, List<Verdict.Fresh>> eventsByKey = new HashMap<>();
  private final Map<Origin, Verdict.Fresh> eventsByOrigin = new HashMap<>();
  private final Map<Origin, Verdict.Rejected> rejected = new LinkedHashMap<>();
  private final Map<Origin, Verdict.Duplicate> duplicates = new LinkedHashMap<>();

  @Override
  public synchronized LoadResult run(LoadPlan plan, Instant deadline) {
    Optional<String> refusal =
        plan.statements().stream().flatMap(ColumnRules::refusals).findFirst();
    if (refusal.isPresent()) {
      return new LoadResult.Refused(refusal.get());
    }
    Transaction transaction = new Transaction();
    plan.statements().forEach(transaction::run);
    return new LoadResult.Loaded(transaction.counts);
  }

  /** Everything that is in it. */
  public synchronized WarehouseContents contents() {
    return new WarehouseContents(
        events, List.copyOf(rejected.values()), List.copyOf(duplicates.values()), loads);
  }

  /** One plan; the monitor of the warehouse is its mutex. */
  private final class Transaction {
    private final List<Verdict.Fresh> stagedEvents = new ArrayList<>();
    private final List<Verdict.Rejected> stagedRejected = new ArrayList<>();
    private final List<Verdict.Duplicate> stagedDuplicates = new ArrayList<>();
    private LoadCounts counts = LoadCounts.NONE;

    void run(Statement statement) {
      counts =
          counts.plus(
              switch (statement) {
                case Statement.LockMutex lock -> LoadCounts.NONE;
                case Statement.CreateStage create -> LoadCounts.NONE;
                case Statement.StageEvents stage -> staged(stagedEvents, stage.rows());
                case Statement.StageRejected stage -> staged(stagedRejected, stage.rows());
                case Statement.StageDuplicates stage -> staged(stagedDuplicates, stage.rows());
                case Statement.InsertEvents insert -> insertEvents(insert);
                case Statement.InsertMissedDuplicates insert -> insertMissedDuplicates(insert);
                case Statement.InsertDuplicates insert -> insertDuplicates(insert);
                case Statement.InsertRejected insert -> insertRejected(insert);
                case Statement.RecordLoad record -> recordLoad(record.load());
                case Statement.DropStages drop -> LoadCounts.NONE;
              });
    }

    private static <V extends Verdict> LoadCounts staged(List<V> stage, List<V> rows) {
      stage.addAll(rows);
      return new LoadCounts(rows.size(), 0, 0, 0);
    }

    private LoadCounts insertEvents(Statement.InsertEvents insert) {
      long before = events.size();
      stagedEvents.stream()
          .filter(row -> !isDuplicate(row.origin(), insert.received()))
          .sorted(
              Comparator.comparing((Verdict.Fresh row) -> received(row))
                  .thenComparing(row -> row.origin().text()))
          .filter(row -> stored(row, insert.occurred()).isEmpty())
          .forEach(MemoryWarehouse.this::add);
      return new LoadCounts(0, events.size() - before, 0, 0);
    }

    private LoadCounts insertMissedDuplicates(Statement.InsertMissedDuplicates insert) {
      long before = duplicates.size();
      for (Verdict.Fresh row : stagedEvents) {
        List<String> owners =
            stored(row, insert.occurred()).stream().map(event -> event.origin().text()).toList();
        if (!owners.isEmpty()
            && !owners.contains(row.origin().text())
            && !isDuplicate(row.origin(), insert.received())) {
          duplicates.put(
              row.origin(),
              new Verdict.Duplicate(
                  row.origin(),
                  key(row),
                  owners.stream().min(Comparator.naturalOrder()).orElseThrow(),
                  received(row)));
        }
      }
      return new LoadCounts(0, 0, duplicates.size() - before, 0);
    }

    private LoadCounts insertDuplicates(Statement.InsertDuplicates insert) {
      long before = duplicates.size();
      for (Verdict.Duplicate row : stagedDuplicates) {
        if (!isDuplicate(row.origin(), insert.received())
            && !isEvent(row.origin(), insert.received())) {
          duplicates.put(row.origin(), row);
        }
      }
      return new LoadCounts(0, 0, duplicates.size() - before, 0);
    }

    private LoadCounts insertRejected(Statement.InsertRejected insert) {
      long before = rejected.size();
      for (Verdict.Rejected row : stagedRejected) {
        if (!rejected.containsKey(row.origin()) && !isEvent(row.origin(), insert.received())) {
          rejected.put(row.origin(), row);
        }
      }
      return new LoadCounts(0, 0, 0, rejected.size() - before);
    }

    private LoadCounts recordLoad(Load load) {
      loads.add(load);
      return LoadCounts.NONE;
    }
  }

  private void add(Verdict.Fresh row) {
    events.add(row);
    eventsByKey.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
    eventsByOrigin.put(row.origin(), row);
  }

  private List<Verdict.Fresh> stored(Verdict.Fresh row, TimeRange occurred) {
    return eventsByKey.getOrDefault(key(row), List.of()).stream()
        .filter(event -> occurred.contains(event.event().occurredAt()))
        .toList();
  }

  private boolean isEvent(Origin origin, TimeRange received) {
    Verdict.Fresh event = eventsByOrigin.get(origin);
    return event != null && received.contains(received(event));
  }

  private boolean isDuplicate(Origin origin, TimeRange received) {
    Verdict.Duplicate duplicate = duplicates.get(origin);
    return duplicate != null && received.contains(duplicate.receivedAt());
  }

  private static EventKey key(Verdict.Fresh row) {
    return row.event().event().key();
  }

  private static Instant received(Verdict.Fresh row) {
    Event event = row.event().event();
    return event.times().receivedAt();
  }
}
