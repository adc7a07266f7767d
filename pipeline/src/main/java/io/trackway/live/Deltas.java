package io.trackway.live;

import java.util.HashMap;
import java.util.Map;

/** What counts change by where a person is counted as something else. */
final class Deltas {

  /** How many are in a segment. */
  static final String PEOPLE = "people";

  private Deltas() {}

  /** How the number of those is called who have reached a step, from 1. */
  static String step(int number) {
    return "step_" + number;
  }

  static Map<Place, Map<String, Long>> of(Trail.Counted before, Trail.Counted after, String shard) {
    Map<Place, Map<String, Long>> deltas = new HashMap<>();
    before.funnels().forEach((key, cohort) -> add(deltas, key, cohort, -1, shard));
    after.funnels().forEach((key, cohort) -> add(deltas, key, cohort, 1, shard));
    before.segments().forEach((key, member) -> add(deltas, key, member, -1, shard));
    after.segments().forEach((key, member) -> add(deltas, key, member, 1, shard));
    deltas.values().forEach(counts -> counts.values().removeIf(count -> count == 0));
    deltas.values().removeIf(Map::isEmpty);
    return deltas;
  }

  private static void add(
      Map<Place, Map<String, Long>> deltas,
      String key,
      Trail.Cohort cohort,
      long sign,
      String shard) {
    Map<String, Long> counts =
        deltas.computeIfAbsent(Boards.funnel(key, cohort.day(), shard), _ -> new HashMap<>());
    for (int step = 1; step <= cohort.steps(); step++) {
      counts.merge(step(step), sign, Long::sum);
    }
  }

  private static void add(
      Map<Place, Map<String, Long>> deltas,
      String key,
      Trail.Membership member,
      long sign,
      String shard) {
    if (member.inside()) {
      deltas
          .computeIfAbsent(Boards.segment(key, shard), _ -> new HashMap<>())
          .merge(PEOPLE, sign, Long::sum);
    }
  }
}
