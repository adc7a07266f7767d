package io.trackway.memory;

import io.trackway.event.EventKey;
import io.trackway.event.Origin;
import io.trackway.event.RejectionCode;
import io.trackway.event.Verdict;
import io.trackway.load.Load;
import io.trackway.load.LoadCounts;
import io.trackway.load.Stage;
import io.trackway.load.Statement;
import io.trackway.load.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One transaction over a warehouse in memory: what each statement means, without SQL.
 *
 * <p>It is isolated as Redshift's are by default: it sees what was committed when it began and what
 * it did itself, and nothing keeps two of them from inserting the same key. So whoever runs several
 * at once has to give {@link Statement.LockMutex} its meaning.
 */
public final class MemoryTransaction {

  private final Table<Verdict.Fresh>.View events;
  private final Table<Verdict.Rejected>.View rejected;
  private final Table<Verdict.Duplicate>.View duplicates;
  private final Table<Load>.View loads;
  private final Map<EventKey, Origin> owners = new HashMap<>();
  private final List<Verdict.Fresh> newOwners = new ArrayList<>();
  private final List<Verdict.Fresh> stagedEvents = new ArrayList<>();
  private final List<Verdict.Rejected> stagedRejected = new ArrayList<>();
  private final List<Verdict.Duplicate> stagedDuplicates = new ArrayList<>();
  private final List<Verdict.Forgotten> stagedForgotten = new ArrayList<>();

  MemoryTransaction(Tables tables) {
    this.events = tables.events.view();
    this.rejected = tables.rejected.view();
    this.duplicates = tables.duplicates.view();
    this.loads = tables.loads.view();
  }

  /** Runs one statement, or says why the warehouse refuses a row of it. */
  public Optional<String> run(Statement statement) {
    Optional<String> refusal = ColumnRules.refusals(statement).findFirst();
    if (refusal.isEmpty()) {
      apply(statement);
    }
    return refusal;
  }

  /** Makes what it did visible to all that begin from now on. */
  public LoadCounts commit() {
    events.commit();
    rejected.commit();
    duplicates.commit();
    loads.commit();
    return new LoadCounts(
        stagedEvents.size() + stagedRejected.size() + stagedDuplicates.size(),
        events.insertions(),
        duplicates.insertions(),
        rejected.insertions());
  }

  private void apply(Statement statement) {
    switch (statement) {
      case Statement.LockMutex lock -> {
        // For whoever runs transactions: see above.
      }
      case Statement.CreateStage create -> {
        // The stages are there.
      }
      case Statement.StageEvents stage -> stagedEvents.addAll(stage.rows());
      case Statement.StageRejected stage -> stagedRejected.addAll(stage.rows());
      case Statement.StageDuplicates stage -> stagedDuplicates.addAll(stage.rows());
      case Statement.StageForgotten stage -> stagedForgotten.addAll(stage.rows());
      case Statement.FindOwners find -> findOwners(find);
      case Statement.InsertEvents insert -> insertEvents();
      case Statement.InsertMissedDuplicates insert -> insertMissedDuplicates(insert);
      case Statement.InsertDuplicates insert -> insertDuplicates(insert);
      case Statement.InsertRejected insert -> insertRejected(insert);
      case Statement.RemoveRejected remove -> removeRejected(remove);
      case Statement.RemoveDuplicates remove -> removeDuplicates();
      case Statement.RecordLoad record -> loads.add(record.load());
      case Statement.DropStages drop -> {
        // They go with the transaction.
      }
    }
  }

  private void findOwners(Statement.FindOwners find) {
    stagedEvents.stream()
        .sorted(
            Comparator.comparing((Verdict.Fresh row) -> received(row))
                .thenComparing(row -> row.origin().text()))
        .filter(row -> !owners.containsKey(key(row)))
        .forEach(row -> findOwner(row, find.occurred()));
  }

  private void findOwner(Verdict.Fresh first, TimeRange occurred) {
    Optional<Origin> stored =
        events
            .find(key(first))
            .filter(event -> occurred.contains(event.event().occurredAt()))
            .map(Verdict.Fresh::origin)
            .min(Comparator.comparing(Origin::text));
    owners.put(key(first), stored.orElse(first.origin()));
    if (stored.isEmpty()) {
      newOwners.add(first);
    }
  }

  private void insertEvents() {
    newOwners.forEach(events::add);
  }

  private void insertMissedDuplicates(Statement.InsertMissedDuplicates insert) {
    for (Verdict.Fresh row : stagedEvents) {
      Origin owner = Objects.requireNonNull(owners.get(key(row)));
      if (!owner.equals(row.origin())
          && !isRejected(row.origin())
          && !isDuplicate(row.origin(), insert.received())) {
        duplicates.add(new Verdict.Duplicate(row.origin(), key(row), owner.text(), received(row)));
      }
    }
  }

  private void insertDuplicates(Statement.InsertDuplicates insert) {
    for (Verdict.Duplicate row : stagedDuplicates) {
      if (!isDuplicate(row.origin(), insert.received())
          && !isRejected(row.origin())
          && !isEvent(row.origin(), insert.received())) {
        duplicates.add(row);
      }
    }
  }

  private void insertRejected(Statement.InsertRejected insert) {
    for (Verdict.Rejected row : stagedRejected) {
      if (!isRejected(row.origin()) && !isEvent(row.origin(), insert.received())) {
        rejected.add(row);
      }
    }
  }

  private void removeRejected(Statement.RemoveRejected remove) {
    newOwners.forEach(row -> rejected.remove(row.origin()));
    if (remove.stages().contains(Stage.REJECTED)) {
      stagedRejected.stream()
          .filter(row -> code(row) == RejectionCode.WAREHOUSE_REFUSED)
          .map(Verdict.Rejected::origin)
          .filter(this::isConflict)
          .forEach(rejected::remove);
    }
  }

  private void removeDuplicates() {
    newOwners.forEach(row -> duplicates.remove(row.origin()));
    rejected.added().forEach(row -> duplicates.remove(row.origin()));
  }

  private boolean isEvent(Origin origin, TimeRange received) {
    return events.find(origin).anyMatch(event -> received.contains(received(event)));
  }

  private boolean isRejected(Origin origin) {
    return rejected.find(origin).findAny().isPresent();
  }

  private boolean isConflict(Origin origin) {
    return rejected.find(origin).anyMatch(row -> code(row) == RejectionCode.ID_CONFLICT);
  }

  private boolean isDuplicate(Origin origin, TimeRange received) {
    return duplicates.find(origin).anyMatch(duplicate -> received.contains(duplicate.receivedAt()));
  }

  private static RejectionCode code(Verdict.Rejected row) {
    return row.rejection().reason().code();
  }

  private static EventKey key(Verdict.Fresh row) {
    return row.event().event().key();
  }

  private static Instant received(Verdict.Fresh row) {
    return row.event().event().times().receivedAt();
  }
}
