package io.trackway.status;

import io.trackway.event.Action;
import io.trackway.event.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The warehouse's rows about one event, each of them one arrival. */
public record Rows(
    Optional<Loaded> event, Listed<Duplicate> duplicates, Listed<Rejected> rejections) {

  /** No row at all. */
  public static final Rows NONE = new Rows(Optional.empty(), Listed.none(), Listed.none());

  /** The row of {@code events}. */
  public record Loaded(
      String origin, Action action, Instant occurredAt, Instant receivedAt, Instant loadedAt) {}

  /**
   * A row of {@code duplicate_events}.
   *
   * @param owner the origin's text of the arrival that counts
   */
  public record Duplicate(String origin, String owner, Instant receivedAt) {}

  /**
   * A row of {@code rejected_events}, without its payload.
   *
   * @param code as text, since a newer version of the pipeline may have written one of its own
   */
  public record Rejected(String origin, String code, String message, Instant receivedAt) {}

  /**
   * Rows of one table, the last received first.
   *
   * @param rows at most {@link Limits#STATUS_ROWS_MAX}
   * @param count how many there are in the table
   */
  public record Listed<R>(List<R> rows, long count) {

    public Listed {
      rows = List.copyOf(rows);
      if (rows.size() > Limits.STATUS_ROWS_MAX || rows.size() > count) {
        throw new IllegalArgumentException(rows.size() + " rows listed, and counted " + count);
      }
    }

    /** An empty list. */
    public static <R> Listed<R> none() {
      return new Listed<>(List.of(), 0);
    }
  }

  /** Whether one of them is about the arrival with that origin. */
  boolean tellsOf(String origin) {
    Stream<String> origins =
        Stream.of(
                event.stream().map(Loaded::origin),
                duplicates.rows().stream().map(Duplicate::origin),
                rejections.rows().stream().map(Rejected::origin))
            .flatMap(table -> table);
    return origins.anyMatch(Predicate.isEqual(origin));
  }

  /** Whether a duplicate's owner is none of these rows, so that its event came before them. */
  boolean tellsOfAnEarlierEvent() {
    return duplicates.rows().stream().anyMatch(row -> !tellsOf(row.owner()));
  }
}
