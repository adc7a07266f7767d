package io.trackway.testing.status;

import static io.trackway.testing.SampleEvents.RECEIVED_AT;
import static io.trackway.testing.SampleEvents.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.Evidence;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.memory.WarehouseContents;
import io.trackway.status.RowFinder;
import io.trackway.status.RowLookup;
import io.trackway.status.RowSearch;
import io.trackway.status.Rows;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RowFinder} does; a subclass supplies one over any contents. */
public abstract class RowFinderContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant LONG_AGO = RECEIVED_AT.minus(Duration.ofDays(400));

  /** A finder over a warehouse with exactly these rows. */
  protected abstract RowFinder over(WarehouseContents contents);

  @Test
  void find_amongNothing_isNothing() {
    assertThat(find(over(WarehouseContents.EMPTY), search("a"))).isEqualTo(Rows.NONE);
  }

  @Test
  void find_ofALoadedEvent_tellsItsTimes_andNotWhoOrWhat() {
    Instant receivedAt = Instant.parse("2026-03-01T12:00:00.123456Z");
    Instant occurredAt = Instant.parse("2026-03-01T11:59:00.5Z");
    Verdict.Fresh row = received(CleanRecords.fresh(1, "a"), occurredAt, receivedAt);

    Rows rows = find(over(events(CleanRecords.fresh(2, "b"), row)), search("a"));

    assertThat(rows.event())
        .hasValueSatisfying(
            event -> {
              assertThat(event.origin()).isEqualTo(row.origin().text());
              assertThat(event.action()).isEqualTo(row.event().event().action());
              assertThat(event.occurredAt()).isEqualTo(occurredAt);
              assertThat(event.receivedAt()).isEqualTo(receivedAt);
              assertThat(event.loadedAt()).isAfter(LONG_AGO);
            });
    assertThat(rows.duplicates()).isEqualTo(Rows.Listed.none());
    assertThat(rows.rejections()).isEqualTo(Rows.Listed.none());
  }

  /** History that is sent today happened long ago, and still is found by when it came. */
  @Test
  void find_goesByReceipt_notByWhenItHappened() {
    Verdict.Fresh history = received(CleanRecords.fresh(1, "a"), LONG_AGO, RECEIVED_AT);
    Verdict.Fresh old = received(CleanRecords.fresh(2, "b"), LONG_AGO, LONG_AGO);
    RowFinder finder = over(events(history, old));

    assertThat(find(finder, search("a")).event()).isPresent();
    assertThat(find(finder, search("b"))).isEqualTo(Rows.NONE);
  }

  @Test
  void find_keepsSourcesApart() {
    RowFinder finder =
        over(
            new WarehouseContents(
                List.of(CleanRecords.fresh(1, "a")),
                List.of(rejected(2, "a", RECEIVED_AT)),
                List.of(duplicate(3, "a", RECEIVED_AT)),
                List.of()));

    assertThat(
            find(
                finder,
                new RowSearch(
                    new EventKey(new Source("backend"), "a"), LONG_AGO, Optional.empty())))
        .isEqualTo(Rows.NONE);
  }

  @Test
  void find_listsRejections_withTheirReasonAndWithoutTheirPayload() {
    Verdict.Rejected other = CleanRecords.rejected(3, "{not json");
    RowFinder finder =
        over(
            new WarehouseContents(
                List.of(),
                List.of(
                    rejected(1, "a", RECEIVED_AT),
                    rejected(2, "a", RECEIVED_AT.plusSeconds(1)),
                    other,
                    rejected(4, "a", LONG_AGO)),
                List.of(),
                List.of()));

    Rows rows = find(finder, search("a"));

    assertThat(rows.rejections())
        .isEqualTo(
            new Rows.Listed<>(
                List.of(rejection(2, RECEIVED_AT.plusSeconds(1)), rejection(1, RECEIVED_AT)), 2));
  }

  @Test
  void find_cutsLists_atTheLastReceived_andCountsAll() {
    int count = Limits.STATUS_ROWS_MAX + 5;
    WarehouseContents contents =
        new WarehouseContents(
            List.of(),
            IntStream.range(0, count)
                .mapToObj(n -> rejected(100 + n, "a", RECEIVED_AT.plusSeconds(n)))
                .toList(),
            IntStream.range(0, count)
                .mapToObj(n -> duplicate(n, "a", RECEIVED_AT.plusSeconds(n)))
                .toList(),
            List.of());

    Rows rows = find(over(contents), search("a"));

    assertThat(rows.duplicates().count()).isEqualTo(count);
    assertThat(rows.duplicates().rows().stream().map(Rows.Duplicate::receivedAt))
        .containsExactlyElementsOf(lastReceived(count, Limits.STATUS_ROWS_MAX));
    assertThat(rows.rejections().count()).isEqualTo(count);
    assertThat(rows.rejections().rows().stream().map(Rows.Rejected::receivedAt))
        .containsExactlyElementsOf(lastReceived(count, Limits.STATUS_ROWS_MAX));
  }

  /** Whether the claimed arrival has a row decides on the status, however many came later. */
  @Test
  void find_neverCutsTheOwnersRow() {
    int count = Limits.STATUS_ROWS_MAX + 5;
    List<Verdict.Duplicate> duplicates =
        IntStream.range(0, count)
            .mapToObj(n -> duplicate(n, "a", RECEIVED_AT.plusSeconds(n)))
            .toList();
    RowSearch search =
        new RowSearch(
            new EventKey(WEB, "a"), LONG_AGO, Optional.of(duplicates.getFirst().origin().text()));

    Rows rows =
        find(over(new WarehouseContents(List.of(), List.of(), duplicates, List.of())), search);

    assertThat(rows.duplicates().rows()).hasSize(Limits.STATUS_ROWS_MAX);
    assertThat(rows.duplicates().rows().getLast())
        .isEqualTo(
            new Rows.Duplicate(
                SampleEvents.origin(0).text(), SampleEvents.origin(77).text(), RECEIVED_AT));
    assertThat(rows.duplicates().count()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE events; --",
        "O'Brien \"\\",
        ":id :source",
        "100% $1 ? ?1 {x}",
        "é💥",
        "a/b?c=d&e#f",
        "${x}"
      })
  void find_takesAnyTextAsId(String id) {
    RowFinder finder = over(events(CleanRecords.fresh(1, id), CleanRecords.fresh(2, "b")));

    assertThat(find(finder, search(id)).event()).isPresent();
    assertThat(find(finder, search("b")).event()).isPresent();
    assertThat(find(finder, search(id + "x"))).isEqualTo(Rows.NONE);
  }

  private static Rows find(RowFinder finder, RowSearch search) {
    RowLookup lookup = finder.find(search, Instant.now().plus(PATIENCE));
    assertThat(lookup).isInstanceOf(RowLookup.Found.class);
    return ((RowLookup.Found) lookup).rows();
  }

  private static RowSearch search(String id) {
    return new RowSearch(
        new EventKey(WEB, id), RECEIVED_AT.minus(Duration.ofDays(14)), Optional.empty());
  }

  private static WarehouseContents events(Verdict.Fresh... rows) {
    return new WarehouseContents(List.of(rows), List.of(), List.of(), List.of());
  }

  private static Verdict.Fresh received(Verdict.Fresh row, Instant occurredAt, Instant receivedAt) {
    Event event = row.event().event();
    return new Verdict.Fresh(
        row.origin(),
        new CleanEvent(
            new Event(
                event.key(),
                event.action(),
                event.identity(),
                new EventTimes(receivedAt, occurredAt, null),
                event.details()),
            occurredAt));
  }

  private static Verdict.Duplicate duplicate(long arrival, String id, Instant receivedAt) {
    return new Verdict.Duplicate(
        SampleEvents.origin(arrival),
        new EventKey(WEB, id),
        SampleEvents.origin(77).text(),
        receivedAt);
  }

  private static Verdict.Rejected rejected(long arrival, String id, Instant receivedAt) {
    return new Verdict.Rejected(
        SampleEvents.origin(arrival),
        new Rejection(
            WEB,
            id,
            new RejectionReason(RejectionCode.INVALID_FIELD, "user_id must be text"),
            Evidence.of("{\"user_id\":[]}"),
            receivedAt));
  }

  private static Rows.Rejected rejection(long arrival, Instant receivedAt) {
    return new Rows.Rejected(
        SampleEvents.origin(arrival).text(), "invalid_field", "user_id must be text", receivedAt);
  }

  private static List<Instant> lastReceived(int count, int kept) {
    return LongStream.range(0, kept).mapToObj(n -> RECEIVED_AT.plusSeconds(count - 1 - n)).toList();
  }
}
