package io.trackway.live;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far people have come in a funnel.
 *
 * @param days for each day of UTC, how many of those who took the first step on it for the first
 *     time have reached each step by now
 */
public record FunnelReport(Funnel funnel, SortedMap<LocalDate, List<Long>> days) {

  public FunnelReport {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /** How many people have reached each step. */
  public List<Long> people() {
    return IntStream.range(0, funnel.steps().size())
        .mapToObj(step -> days.values().stream().mapToLong(day -> day.get(step)).sum())
        .toList();
  }
}
