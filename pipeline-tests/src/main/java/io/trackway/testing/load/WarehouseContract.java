package io.trackway.testing.load;

import static io.trackway.testing.load.CleanRecords.duplicate;
import static io.trackway.testing.load.CleanRecords.fresh;
import static io.trackway.testing.load.CleanRecords.record;
import static io.trackway.testing.load.CleanRecords.rejected;
import static io.trackway.testing.load.StoredRows.assertEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.Identity;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.load.LoadCounts;
import io.trackway.memory.WarehouseContents;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.trackway.load.Warehouse} does under a {@link io.trackway.load.Loader}: each
 * arrival ends in one place, and each event is one row, however often and in whatever company it is
 * delivered.
 */
public abstract class WarehouseContract extends WarehouseArrivalsContract {

  /** How often two loaders meet on one batch. */
  protected int meetings() {
    return 200;
  }

  @Test
  void load_ofTheSameBatchTwice_addsNothing() {
    List<DeliveredRecord> records =
        List.of(
            record(10, fresh(1, "a"), fresh(2, "b")),
            record(11, duplicate(3, "a", SampleEvents.origin(1)), rejected(4, "x")));
    load("first", records);
    WarehouseContents before = contents();

    LoadCounts again = load("second", records);

    assertThat(again).isEqualTo(new LoadCounts(4, 0, 0, 0));
    assertThat(again.redelivered()).isEqualTo(4);
    assertEvents(contents(), before.events());
    assertThat(contents().duplicates()).isEqualTo(before.duplicates());
    assertThat(contents().rejected()).isEqualTo(before.rejected());
    assertThat(contents().loads()).hasSize(2);
  }

  @Test
  void load_withOtherBoundaries_addsOnlyWhatIsNew() {
    List<DeliveredRecord> records =
        IntStream.range(0, 10).mapToObj(n -> record(n, fresh(n, "event-" + n))).toList();

    assertThat(load("a", records.subList(0, 6)).events()).isEqualTo(6);
    assertThat(load("b", records.subList(4, 8)).events()).isEqualTo(2);
    assertThat(load("c", records).events()).isEqualTo(2);

    assertThat(contents().events()).hasSize(10);
  }

  @Test
  void load_ofOneArrivalTwiceInABatch_keepsOne() {
    Verdict.Fresh event = fresh(1, "a");
    Verdict.Duplicate duplicate = duplicate(2, "a", event.origin());
    Verdict.Rejected rejected = rejected(3, "x");

    assertThat(
            load(
                "a",
                List.of(
                    record(10, event, duplicate, rejected),
                    record(11, rejected, duplicate, event))))
        .isEqualTo(new LoadCounts(3, 1, 1, 1));
  }

  @Test
  void load_ofTwoArrivalsOfOneEvent_keepsTheFirstReceivedAndCountsTheOther() {
    Verdict.Fresh later = fresh(1, received("a", SampleEvents.RECEIVED_AT.plusSeconds(5)));
    Verdict.Fresh first = fresh(2, "a");

    assertThat(load("a", List.of(record(10, later, first)))).isEqualTo(new LoadCounts(2, 1, 1, 0));

    assertEvents(contents(), List.of(first));
    assertThat(contents().duplicates()).containsExactly(counted(later, first));
  }

  @Test
  void load_ofAnotherArrivalOfAStoredEvent_countsItOnce() {
    Verdict.Fresh first = fresh(1, "a");
    Verdict.Fresh second = fresh(2, received("a", SampleEvents.RECEIVED_AT.plusSeconds(5)));
    load("a", List.of(record(10, first)));

    assertThat(load("b", List.of(record(11, second, second))))
        .isEqualTo(new LoadCounts(1, 0, 1, 0));
    assertThat(load("c", List.of(record(11, second)))).isEqualTo(new LoadCounts(1, 0, 0, 0));
    assertThat(load("d", List.of(record(10, first)))).isEqualTo(new LoadCounts(1, 0, 0, 0));

    assertEvents(contents(), List.of(first));
    assertThat(contents().duplicates()).containsExactly(counted(second, first));
  }

  @Test
  void load_ofLateEvents_findsThemAmongAllThatCameSince() {
    Verdict.Fresh late = fresh(1, occurred("late", Duration.ofDays(400)));
    Verdict.Fresh current = fresh(2, occurred("current", Duration.ZERO));
    load("a", List.of(record(10, late)));
    load("b", List.of(record(11, current)));

    assertThat(load("c", List.of(record(12, fresh(3, "new"), late), record(13, current))))
        .isEqualTo(new LoadCounts(3, 1, 0, 0));
    assertThat(load("d", List.of(record(14, late)))).isEqualTo(new LoadCounts(1, 0, 0, 0));
  }

  @Test
  void load_ofAnEventWhoseTimeWasCorrectedOtherwise_findsItInTheDedupeWindow() {
    Event event = SampleEvents.event("a");
    Verdict.Fresh first = fresh(1, event);
    Verdict.Fresh second =
        new Verdict.Fresh(
            SampleEvents.origin(2),
            new CleanEvent(
                event, first.event().occurredAt().minus(Limits.DEDUPE_WINDOW).plusSeconds(1)));
    load("a", List.of(record(10, first)));

    assertThat(load("b", List.of(record(11, second)))).isEqualTo(new LoadCounts(1, 0, 1, 0));
  }

  @Test
  void load_ofTwoLoadersAtOnce_storesEachEventOnce() throws Exception {
    try (ExecutorService loaders = Executors.newFixedThreadPool(2)) {
      for (int meeting = 0; meeting < meetings(); meeting++) {
        String prefix = "m" + meeting + "-";
        long first = meeting * 100L;
        List<DeliveredRecord> records =
            IntStream.range(0, 5)
                .mapToObj(
                    n ->
                        record(
                            first + n,
                            fresh(first + n, prefix + n),
                            rejected(first + n + 10, "x"),
                            duplicate(first + n + 20, prefix + n, SampleEvents.origin(first + n))))
                .toList();
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<LoadCounts>> loads = new ArrayList<>();
        for (String loader : List.of("one", "two")) {
          loads.add(
              loaders.submit(
                  () -> {
                    together.await();
                    return load(prefix + loader, records);
                  }));
        }
        LoadCounts counts = loads.getFirst().get().plus(loads.getLast().get());
        assertThat(counts).as("meeting %d", meeting).isEqualTo(new LoadCounts(30, 5, 5, 5));
      }
    }
    assertThat(contents().events()).hasSize(5 * meetings());
    assertThat(contents().rejected()).hasSize(5 * meetings());
    assertThat(contents().duplicates()).hasSize(5 * meetings());
  }

  private static Event received(String id, Instant receivedAt) {
    Event event = SampleEvents.event(id);
    return new Event(
        event.key(),
        event.action(),
        Identity.NOBODY,
        new EventTimes(receivedAt, event.times().clientOccurredAt(), null),
        event.details());
  }

  private static Event occurred(String id, Duration before) {
    return SampleEvents.event(id, "user-1", SampleEvents.RECEIVED_AT.minus(before));
  }
}
