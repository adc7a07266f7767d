package io.trackway.benchmarks.disorder;

import io.trackway.event.CleanEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one window made of the traffic, counted over the events in the order in which they left. */
final class Tally {

  private final Map<String, Instant> latestOfPerson = new HashMap<>();
  private final List<Duration> waits = new ArrayList<>();
  private long disordered;
  private long disorderedUnmarked;
  private long late;

  void add(CleanEvent clean, Instant leaves) {
    String person = String.valueOf(clean.event().identity().userId());
    Instant latest = latestOfPerson.getOrDefault(person, Instant.MIN);
    if (clean.occurredAt().isBefore(latest)) {
      disordered++;
      disorderedUnmarked += clean.late() ? 0 : 1;
    } else {
      latestOfPerson.put(person, clean.occurredAt());
    }
    late += clean.late() ? 1 : 0;
    waits.add(Duration.between(clean.event().times().receivedAt(), leaves));
  }

  int events() {
    return waits.size();
  }

  /** Of all events, those that left after a later event of the same person. */
  double disorderedPercent() {
    return percent(disordered, events());
  }

  /** Of those, the ones that nothing marks. */
  double unmarkedPercent() {
    return percent(disorderedUnmarked, disordered);
  }

  double latePercent() {
    return percent(late, events());
  }

  /** How long that share of the events waited at most between arriving and leaving. */
  Duration waited(double share) {
    List<Duration> sorted = new ArrayList<>(waits);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
