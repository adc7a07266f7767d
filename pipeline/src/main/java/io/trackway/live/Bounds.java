package io.trackway.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is let go where there is too much of something.
 *
 * <p>Every rule here gives the same whatever the order in which things come, since it keeps those
 * that are first in an order which does not depend on when they came; what is let go could not come
 * back.
 */
final class Bounds {

  /** Event names that are counted for one id; the first ones in the order of their characters. */
  static final int NAMES_MAX = 200;

  /** Traits of one id; those that were set last. */
  static final int TRAITS_MAX = 100;

  /** One trait's JSON; a longer one is not kept. */
  static final int TRAIT_CHARACTERS_MAX = 1_000;

  /** Platforms of which the last opening of an app is known; those of the latest. */
  static final int PLATFORMS_MAX = 20;

  /** Each text about a page. */
  static final int PAGE_CHARACTERS_MAX = 500;

  /** Latest events of one id. */
  static final int RECENT_MAX = 25;

  /** Events of one step of a funnel, counted from the first one and from the last one. */
  static final int STEP_EVENTS_MAX = 20;

  /** Devices of one user, and users of one device; those that were seen together last. */
  static final int DEVICES_MAX = 50;

  /** Ids that stand for one; those that an alias named last. */
  static final int ALIASES_MAX = 5;

  /** Ids that are gathered for one person. */
  static final int PERSON_IDS_MAX = 100;

  /** Shards of which a trail tells how far it has come; those of the latest records. */
  static final int SHARDS_MAX = 8;

  /** Former ids of one user; those that an alias named last. */
  static final int FORMER_IDS_MAX = 20;

  private Bounds() {}

  /** The first ones by name. */
  static SortedMap<String, Long> first(NavigableMap<String, Long> counts) {
    while (counts.size() > NAMES_MAX) {
      counts.pollLastEntry();
    }
    return counts;
  }

  /** Those with the greatest values, of which names break ties. */
  static <V extends Comparable<? super V>> Map<String, V> greatest(Map<String, V> all, int max) {
    if (all.size() <= max) {
      return all;
    }
    Map<String, V> kept = new HashMap<>();
    all.entrySet().stream()
        .sorted(
            Map.Entry.<String, V>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(max)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  /** The latest of all, the latest first. */
  static List<Recent> latest(Collection<Recent> all) {
    List<Recent> sorted = new ArrayList<>(new TreeSet<>(all).descendingSet());
    return sorted.size() <= RECENT_MAX ? sorted : sorted.subList(0, RECENT_MAX);
  }

  /** The first and the last ones. */
  static NavigableSet<Moment> ends(NavigableSet<Moment> all) {
    if (all.size() <= 2 * STEP_EVENTS_MAX) {
      return all;
    }
    TreeSet<Moment> kept = new TreeSet<>();
    all.stream().limit(STEP_EVENTS_MAX).forEach(kept::add);
    all.descendingSet().stream().limit(STEP_EVENTS_MAX).forEach(kept::add);
    return kept;
  }
}
