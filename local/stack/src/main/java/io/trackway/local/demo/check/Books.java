package io.trackway.local.demo.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether each arrival is one row of one table, and nothing else is a row.
 *
 * @param arrivals how many there were
 * @param missing origins without a row
 * @param twice origins with a row too many, once for each of these
 * @param unknown origins of rows that never arrived
 */
public record Books(int arrivals, List<String> missing, List<String> twice, List<String> unknown) {

  private static final String ORIGINS =
      "SELECT origin FROM events UNION ALL SELECT origin FROM rejected_events"
          + " UNION ALL SELECT origin FROM duplicate_events";

  public Books {
    missing = List.copyOf(missing);
    twice = List.copyOf(twice);
    unknown = List.copyOf(unknown);
  }

  /** Compares what arrived with what the warehouse has. */
  public static Books of(Received received, Warehouse warehouse) throws InterruptedException {
    return of(received, warehouse.query(ORIGINS).stream().map(row -> row.text(0)).toList());
  }

  static Books of(Received received, List<String> rows) {
    Set<String> missing = new HashSet<>(received.origins());
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String origin : rows) {
      if (!seen.add(origin)) {
        twice.add(origin);
      } else if (!missing.remove(origin)) {
        unknown.add(origin);
      }
    }
    return new Books(received.arrivals(), missing.stream().sorted().toList(), twice, unknown);
  }

  /** That the books close: received = loaded + duplicate + rejected, arrival by arrival. */
  public Promise promise() {
    return new Promise(
        "The books close",
        missing.isEmpty() && twice.isEmpty() && unknown.isEmpty() && arrivals > 0,
        String.format(
            Locale.ROOT,
            "%,d arrivals: %,d without a row, %,d rows too many, %,d rows of nothing that arrived",
            arrivals,
            missing.size(),
            twice.size(),
            unknown.size()));
  }
}
