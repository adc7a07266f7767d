package io.trackway.local.demo.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether events of one user passed in the order in which they happened.
 *
 * <p>The pipeline orders what it gathers in one window, which is one record of a lane. What comes
 * only after the window has passed cannot be put before it any more; that shows in where it stands
 * on the {@code events} stream. So an event may follow a later one only in a later record, and only
 * where it had arrived later.
 *
 * @param neighbours pairs of events of one user, one after the other
 * @param disorderedOnArrival of these pairs as they arrived, how many were the wrong way round
 * @param late pairs the wrong way round since the second came after the first one's window
 * @param broken pairs the wrong way round for which there is no such reason
 */
public record Order(int neighbours, int disorderedOnArrival, int late, int broken) {

  /**
   * Looks through what passed.
   *
   * @param passed in the order of the stream
   */
  public static Order of(Collection<Passed> passed) {
    Map<String, List<Passed>> byUser = new HashMap<>();
    for (Passed event : passed) {
      byUser.computeIfAbsent(event.userKey(), user -> new ArrayList<>()).add(event);
    }
    int neighbours = 0;
    int onArrival = 0;
    int late = 0;
    int broken = 0;
    for (List<Passed> events : byUser.values()) {
      neighbours += events.size() - 1;
      onArrival += wrongOnArrival(events);
      for (int place = 1; place < events.size(); place++) {
        Passed before = events.get(place - 1);
        Passed after = events.get(place);
        if (!before.mayPrecede(after)) {
          boolean isLate =
              before.record() != after.record() && after.arrival().compareTo(before.arrival()) > 0;
          late += isLate ? 1 : 0;
          broken += isLate ? 0 : 1;
        }
      }
    }
    return new Order(neighbours, onArrival, late, broken);
  }

  private static int wrongOnArrival(List<Passed> events) {
    List<Passed> arrived = events.stream().sorted(Comparator.comparing(Passed::arrival)).toList();
    int wrong = 0;
    for (int place = 1; place < arrived.size(); place++) {
      wrong += arrived.get(place - 1).mayPrecede(arrived.get(place)) ? 0 : 1;
    }
    return wrong;
  }
}
