package io.trackway.local.demo.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long it took from sending an event until its row could be queried. */
public record Freshness(Duration median, Duration p95, Duration longest, int events) {

  /**
   * Puts together when events were sent and when their loads were seen.
   *
   * @param postedAt nanoseconds by event id
   * @param loadOf load id by event id
   * @param seenAt nanoseconds by load id
   */
  public static Freshness of(
      Map<String, Long> postedAt, Map<String, String> loadOf, Map<String, Long> seenAt) {
    List<Long> waits = new ArrayList<>();
    loadOf.forEach(
        (id, load) -> {
          Long posted = postedAt.get(id);
          Long seen = seenAt.get(load);
          if (posted != null && seen != null) {
            waits.add(seen - posted);
          }
        });
    long[] nanos = waits.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(nanos);
    return new Freshness(part(nanos, 0.5), part(nanos, 0.95), part(nanos, 1), nanos.length);
  }

  /** The smallest value that this share of all values does not exceed. */
  private static Duration part(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Duration.ZERO;
    }
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return Duration.ofNanos(sorted[Math.max(0, place)]);
  }
}
