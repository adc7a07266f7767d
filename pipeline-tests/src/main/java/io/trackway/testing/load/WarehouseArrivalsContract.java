package io.trackway.testing.load;

import static io.trackway.testing.load.CleanRecords.fresh;
import static io.trackway.testing.load.CleanRecords.record;
import static io.trackway.testing.load.CleanRecords.rejected;
import static io.trackway.testing.load.StoredRows.assertEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventType;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Verdict;
import io.trackway.load.Columns;
import io.trackway.load.LoadCounts;
import io.trackway.testing.SampleEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * That each arrival stands in one place, also where what is said of it has changed since it came
 * before.
 */
abstract class WarehouseArrivalsContract extends WarehouseRowsContract {

  /** For every column of names and origins. */
  private static final String TOO_LONG = "x".repeat(Columns.NAME_BYTES_MAX + 1);

  /** A verdict may change where an arrival comes again after the ledger has forgotten its event. */
  @Test
  void load_keepsEachArrivalWhereItIs() {
    Verdict.Fresh event = fresh(1, "a");
    Verdict.Fresh owner = fresh(9, "b");
    Verdict.Duplicate counted = counted(fresh(2, "b"), owner);
    Verdict.Rejected kept = rejected(4, "x");
    load("a", List.of(record(10, event, owner, counted, kept)));

    Verdict.Fresh other = fresh(3, "other");
    assertThat(
            load(
                "b",
                List.of(
                    record(11, counted(event, owner), rejected(1, "y"), fresh(2, "b")),
                    record(12, counted(fresh(4, "c"), owner), other, rejected(4, "x")))))
        .isEqualTo(new LoadCounts(6, 1, 0, 0));

    assertEvents(contents(), List.of(event, owner, other));
    assertThat(contents().duplicates()).containsExactly(counted);
    assertThat(contents().rejected()).containsExactly(kept);
  }

  /** Else two arrivals that were each counted as a duplicate of the other would be the event. */
  @Test
  void load_ofAnArrivalCountedBefore_makesItTheRow_whereThereIsNone() {
    Verdict.Fresh first = fresh(1, "a");
    Verdict.Fresh second = fresh(2, "a");
    load("a", List.of(record(10, counted(second, first))));

    assertThat(load("b", List.of(record(11, second)))).isEqualTo(new LoadCounts(1, 1, 0, 0));
    assertThat(load("c", List.of(record(12, counted(first, second)))))
        .isEqualTo(new LoadCounts(1, 0, 1, 0));

    assertEvents(contents(), List.of(second));
    assertThat(contents().duplicates()).containsExactly(counted(first, second));
  }

  @Test
  void load_ofAnArrivalCountedBefore_keepsItsPayload_whereItIsRejected() {
    Verdict.Rejected rejected = rejected(2, "x");
    load("a", List.of(record(10, counted(fresh(2, "a"), fresh(1, "a")))));

    assertThat(load("b", List.of(record(11, rejected)))).isEqualTo(new LoadCounts(1, 0, 0, 1));

    assertThat(contents().duplicates()).isEmpty();
    assertThat(contents().rejected()).containsExactly(rejected);
  }

  /** What was wrong has been mended, and the arrival sent in again. */
  @Test
  void load_ofAnArrivalRejectedBefore_makesItTheRow() {
    Verdict.Fresh mended = fresh(4, "a");
    load("a", List.of(record(10, rejected(4, "x"), rejected(5, "y"))));

    assertThat(load("b", List.of(record(11, mended)))).isEqualTo(new LoadCounts(1, 1, 0, 0));
    assertThat(load("c", List.of(record(11, mended)))).isEqualTo(new LoadCounts(1, 0, 0, 0));
    assertThat(load("d", List.of(record(10, rejected(4, "x")))))
        .isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertEvents(contents(), List.of(mended));
    assertThat(contents().rejected()).containsExactly(rejected(5, "y"));
  }

  /** Another arrival has become the event meanwhile, so this one stays what it was. */
  @Test
  void load_ofAnArrivalRejectedBefore_leavesIt_whereTheEventIsStored() {
    Verdict.Fresh stored = fresh(6, "a");
    load("a", List.of(record(10, rejected(4, "x"), stored)));

    assertThat(load("b", List.of(record(11, fresh(4, "a"))))).isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertEvents(contents(), List.of(stored));
    assertThat(contents().rejected()).containsExactly(rejected(4, "x"));
    assertThat(contents().duplicates()).isEmpty();
  }

  /** Each of two arrivals was the other's conflict, the ledger having forgotten one in between. */
  @Test
  void load_ofAnArrivalRejectedForAConflict_makesItTheRow_whereThereIsNone() {
    Verdict.Fresh second = fresh(2, "a");
    load("a", List.of(record(10, conflict(2))));

    assertThat(load("b", List.of(record(11, second)))).isEqualTo(new LoadCounts(1, 1, 0, 0));
    assertThat(load("c", List.of(record(12, conflict(1))))).isEqualTo(new LoadCounts(1, 0, 0, 1));
    assertThat(load("d", List.of(record(13, fresh(1, "a"))))).isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertEvents(contents(), List.of(second));
    assertThat(contents().rejected()).containsExactly(conflict(1));
    assertThat(contents().duplicates()).isEmpty();
  }

  /** It would be the event; what is kept of it can then be sent in again as it is. */
  @Test
  void load_ofAnArrivalRejectedForAConflict_keepsThatItIsRefused_whereItIs() {
    Verdict.Fresh refused = fresh(2, named("a", TOO_LONG));
    load("a", List.of(record(10, conflict(1), conflict(2))));

    assertThat(load("b", List.of(record(11, refused)))).isEqualTo(new LoadCounts(1, 0, 0, 1));
    assertThat(load("c", List.of(record(11, refused)))).isEqualTo(new LoadCounts(1, 0, 0, 0));
    assertThat(load("d", List.of(record(10, conflict(2))))).isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertThat(contents().rejected())
        .satisfiesExactlyInAnyOrder(
            row -> assertThat(row).isEqualTo(conflict(1)),
            row -> {
              assertThat(row.origin()).isEqualTo(refused.origin());
              assertThat(row.rejection().reason().code())
                  .isEqualTo(RejectionCode.WAREHOUSE_REFUSED);
              assertThat(row.rejection().evidence().text()).contains(TOO_LONG);
            });
  }

  /** Of a duplicate the row has no content, and nothing is to disappear. */
  @Test
  void load_ofAnArrivalRejectedForAConflict_leavesIt_whereItIsRefusedAsADuplicate() {
    Verdict.Duplicate refused =
        new Verdict.Duplicate(
            SampleEvents.origin(2),
            new EventKey(SampleEvents.WEB, "a"),
            TOO_LONG,
            SampleEvents.RECEIVED_AT);
    load("a", List.of(record(10, conflict(2))));

    assertThat(load("b", List.of(record(11, refused)))).isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertThat(contents().rejected()).containsExactly(conflict(2));
  }

  private static Event named(String id, String name) {
    Event event = SampleEvents.event(id);
    return new Event(
        event.key(),
        new Action(EventType.TRACK, name),
        event.identity(),
        event.times(),
        event.details());
  }

  private static Verdict.Rejected conflict(long sequenceNumber) {
    Rejection rejection = SampleEvents.rejection("x");
    return new Verdict.Rejected(
        SampleEvents.origin(sequenceNumber),
        new Rejection(
            rejection.source(),
            "a",
            new RejectionReason(RejectionCode.ID_CONFLICT, "id was used before"),
            rejection.evidence(),
            rejection.receivedAt()));
  }

  static Verdict.Duplicate counted(Verdict.Fresh row, Verdict.Fresh owner) {
    Event event = row.event().event();
    return new Verdict.Duplicate(
        row.origin(), event.key(), owner.origin().text(), event.times().receivedAt());
  }
}
