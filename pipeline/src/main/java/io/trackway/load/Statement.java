package io.trackway.load;

import io.trackway.event.Verdict;
import java.util.List;

/**
 * One step of a load's transaction, as data; only a {@link Warehouse} knows its SQL.
 *
 * <p>It is not a model of SQL: each statement says one whole thing that a load does.
 */
public sealed interface Statement {

  /**
   * Waits until no other load is running, and holds others off until the transaction ends.
   *
   * <p>Nothing in the warehouse keeps two transactions from inserting the same key, so they must
   * not run at once. Readers never touch the mutex and never wait.
   */
  record LockMutex() implements Statement {}

  /** Makes an empty stage that only this transaction sees. */
  record CreateStage(Stage stage) implements Statement {}

  /** Puts fresh events into their stage, each arrival once. */
  record StageEvents(List<Verdict.Fresh> rows) implements Statement {
    public StageEvents {
      rows = List.copyOf(rows);
    }
  }

  /** Puts rejections into their stage, each arrival once. */
  record StageRejected(List<Verdict.Rejected> rows) implements Statement {
    public StageRejected {
      rows = List.copyOf(rows);
    }
  }

  /** Puts duplicates into their stage, each arrival once. */
  record StageDuplicates(List<Verdict.Duplicate> rows) implements Statement {
    public StageDuplicates {
      rows = List.copyOf(rows);
    }
  }

  /** Puts users who are to be forgotten into their stage, each request once. */
  record StageForgotten(List<Verdict.Forgotten> rows) implements Statement {
    public StageForgotten {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Finds out for each staged key which arrival owns the event: the one that is stored, else the
   * first received of those that are staged, which is new. It is the only statement that searches
   * {@code events} by its sort key; what follows looks at the few owners.
   *
   * @param occurred what of {@code events} is searched for the keys. It finds every earlier
   *     delivery of the staged arrivals, however late they come: the range holds the staged times
   *     themselves, and an arrival has the same {@code occurred_at} at each delivery, since that is
   *     computed from the arrival alone. Widening it by the dedupe window also finds other arrivals
   *     of the same event whose corrected times differ.
   */
  record FindOwners(TimeRange occurred) implements Statement {}

  /**
   * Inserts the staged arrivals that are new owners. That an arrival was rejected before does not
   * keep it out: it may be sent in again after what was wrong has been mended, or have been in
   * conflict with one that never came through.
   */
  record InsertEvents(String loadId) implements Statement {}

  /**
   * Inserts as duplicates the staged events that another arrival owns: the ledger had forgotten
   * that arrival, and nothing disappears.
   *
   * @param received what of {@code duplicate_events} is searched for the arrivals
   */
  record InsertMissedDuplicates(String loadId, TimeRange received) implements Statement {}

  /**
   * Inserts the staged duplicates whose arrival is in none of the tables yet.
   *
   * @param received what of {@code events} and {@code duplicate_events} is searched
   */
  record InsertDuplicates(String loadId, TimeRange received) implements Statement {}

  /**
   * Inserts the staged rejections whose arrival is neither in {@code rejected_events} nor in {@code
   * events} yet.
   *
   * @param received what of {@code events} is searched. {@code rejected_events} is searched as a
   *     whole: it is small, and an unreadable record has a time of receipt of its own at each
   *     delivery.
   */
  record InsertRejected(String loadId, TimeRange received) implements Statement {}

  /**
   * Removes from {@code rejected_events} the arrivals of which this load knows more, so that each
   * is in one place: those that are new owners, and those that were rejected for a conflict and
   * would own the event now, had the warehouse not refused their rows. These are inserted again as
   * refused, since the other side of the conflict may never have come through.
   *
   * @param stages {@link Stage#EVENTS} for new owners, {@link Stage#REJECTED} for refused events;
   *     at least one
   */
  record RemoveRejected(List<Stage> stages) implements Statement {
    public RemoveRejected {
      stages = List.copyOf(stages);
    }
  }

  /**
   * Removes from {@code duplicate_events} the arrivals that this load has put elsewhere, so that
   * each is in one place. Such an arrival was counted as a duplicate of one that never came through
   * and that the ledger has forgotten since; now it brings the event, or the rejection, itself.
   *
   * @param stages those of events and rejections that the load has; at least one
   * @param received what of {@code duplicate_events} is searched
   */
  record RemoveDuplicates(List<Stage> stages, TimeRange received) implements Statement {
    public RemoveDuplicates {
      stages = List.copyOf(stages);
    }
  }

  /** Notes the load in the table of loads, so that the note is there exactly when its rows are. */
  record RecordLoad(Load load) implements Statement {}

  /**
   * Removes stages and what was found out of them, as the connection may live on and serve the next
   * load.
   */
  record DropStages(List<Stage> stages) implements Statement {
    public DropStages {
      stages = List.copyOf(stages);
    }
  }
}
