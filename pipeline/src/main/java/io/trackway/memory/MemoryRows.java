package io.trackway.memory;

import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.status.RowFinder;
import io.trackway.status.RowLookup;
import io.trackway.status.RowSearch;
import io.trackway.status.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds rows among those of a warehouse in memory, and always answers. */
public final class MemoryRows implements RowFinder {

  private final Supplier<WarehouseContents> contents;
  private final Instant loadedAt;

  /**
   * Over whatever the warehouse holds when it is asked.
   *
   * @param loadedAt of every row, since a warehouse in memory does not note it
   */
  public MemoryRows(Supplier<WarehouseContents> contents, Instant loadedAt) {
    this.contents = contents;
    this.loadedAt = loadedAt;
  }

  @Override
  public RowLookup find(RowSearch search, Instant deadline) {
    WarehouseContents all = contents.get();
    return new RowLookup.Found(
        new Rows(
            all.events().stream().flatMap(row -> loaded(row, search).stream()).findFirst(),
            listed(
                all.duplicates().stream()
                    .filter(row -> row.key().equals(search.key()))
                    .map(
                        row ->
                            new Rows.Duplicate(row.origin().text(), row.owner(), row.receivedAt()))
                    .toList(),
                search,
                Rows.Duplicate::origin,
                Rows.Duplicate::receivedAt),
            listed(
                all.rejected().stream().flatMap(row -> rejected(row, search).stream()).toList(),
                search,
                Rows.Rejected::origin,
                Rows.Rejected::receivedAt)));
  }

  private Optional<Rows.Loaded> loaded(Verdict.Fresh row, RowSearch search) {
    Event event = row.event().event();
    Instant receivedAt = event.times().receivedAt();
    return event.key().equals(search.key()) && !receivedAt.isBefore(search.since())
        ? Optional.of(
            new Rows.Loaded(
                row.origin().text(),
                event.action(),
                row.event().occurredAt(),
                receivedAt,
                loadedAt))
        : Optional.empty();
  }

  private static Optional<Rows.Rejected> rejected(Verdict.Rejected row, RowSearch search) {
    Rejection rejection = row.rejection();
    // Not by an EventKey, which a rejected id may be too long for.
    return rejection.source().equals(search.key().source())
            && search.key().id().equals(rejection.eventId())
        ? Optional.of(
            new Rows.Rejected(
                row.origin().text(),
                rejection.reason().code().text(),
                rejection.reason().message(),
                rejection.receivedAt()))
        : Optional.empty();
  }

  /** Cuts with the owner's row first, and lists with the last received first. */
  private static <R> Rows.Listed<R> listed(
      List<R> rows, RowSearch search, Function<R, String> origin, Function<R, Instant> receivedAt) {
    Comparator<R> lastReceivedFirst =
        Comparator.comparing(receivedAt).reversed().thenComparing(origin);
    Comparator<R> owners =
        Comparator.comparing(row -> !search.owner().equals(Optional.of(origin.apply(row))));
    List<R> reached =
        rows.stream().filter(row -> !receivedAt.apply(row).isBefore(search.since())).toList();
    return new Rows.Listed<>(
        reached.stream()
            .sorted(owners.thenComparing(lastReceivedFirst))
            .limit(Limits.STATUS_ROWS_MAX)
            .sorted(lastReceivedFirst)
            .toList(),
        reached.size());
  }
}
