package io.trackway.local.demo.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the warehouse holds.
 *
 * @param rows of the table {@code events}
 * @param loadOf load id by event id
 * @param rejected rows of {@code rejected_events} by code
 * @param unexplained rows of {@code rejected_events} without a message or a payload
 * @param duplicates rows of {@code duplicate_events}
 */
public record Stored(
    long rows,
    Map<String, String> loadOf,
    SortedMap<String, Integer> rejected,
    long unexplained,
    long duplicates) {

  private static final String SETTLED =
      "SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM rejected_events)"
          + " + (SELECT COUNT(*) FROM duplicate_events)";
  private static final String ROWS = "SELECT event_id, load_id FROM events";
  private static final String REJECTED = "SELECT code, COUNT(*) FROM rejected_events GROUP BY code";
  private static final String UNEXPLAINED =
      "SELECT COUNT(*) FROM rejected_events WHERE message = '' OR payload = ''";
  private static final String DUPLICATES = "SELECT COUNT(*) FROM duplicate_events";

  /** Corrections above the skew floor of five minutes, in seconds. */
  private static final String CORRECTIONS =
      "SELECT event_id,"
          + " EXTRACT(EPOCH FROM occurred_at) - EXTRACT(EPOCH FROM client_occurred_at)"
          + " FROM events WHERE ABS("
          + "EXTRACT(EPOCH FROM occurred_at) - EXTRACT(EPOCH FROM client_occurred_at)) > 300";

  /** Reads it. */
  public static Stored in(Warehouse warehouse) throws InterruptedException {
    Map<String, String> loadOf = new HashMap<>();
    long rows = 0;
    for (Row row : warehouse.query(ROWS)) {
      loadOf.put(row.text(0), row.text(1));
      rows++;
    }
    SortedMap<String, Integer> rejected = new TreeMap<>();
    for (Row row : warehouse.query(REJECTED)) {
      rejected.put(row.text(0), (int) row.number(1));
    }
    return new Stored(
        rows, loadOf, rejected, warehouse.number(UNEXPLAINED), warehouse.number(DUPLICATES));
  }

  /** How many entries are settled by now, one way or another. */
  public static long settled(Warehouse warehouse) throws InterruptedException {
    return warehouse.number(SETTLED);
  }

  /** By how much the times of events were corrected, by event id. */
  public static Map<String, Duration> corrections(Warehouse warehouse) throws InterruptedException {
    Map<String, Duration> corrections = new HashMap<>();
    for (Row row : warehouse.query(CORRECTIONS)) {
      double seconds = Double.parseDouble(row.text(1));
      corrections.put(row.text(0), Duration.ofMillis(Math.round(seconds * 1_000)));
    }
    return corrections;
  }

  public long rejections() {
    return rejected.values().stream().mapToLong(Integer::longValue).sum();
  }

  public long settled() {
    return rows + rejections() + duplicates;
  }
}
