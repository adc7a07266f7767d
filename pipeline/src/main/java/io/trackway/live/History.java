package io.trackway.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has been done under some ids: what remains of their events, put together by sums, maxima and
 * sets, so that it is the same in whatever order and portions the events come.
 *
 * @param events how many there were
 * @param counts events by name, of the first {@link Bounds#NAMES_MAX} names
 * @param opens when an app was last opened, by platform
 * @param spans sessions of the {@link Span#KEPT} before the last event, the oldest first
 * @param traits by name, each as JSON
 * @param group the group that was named last
 * @param page the page or screen that was seen last, as JSON
 * @param steps of each funnel, by {@link DeclarationKey}, the events that are steps, step by step
 * @param recent the latest events, the latest first
 */
public record History(
    long events,
    SortedMap<String, Long> counts,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    Map<String, Instant> opens,
    List<Span> spans,
    Map<String, Latest> traits,
    @Nullable Latest group,
    @Nullable Latest page,
    Map<String, List<NavigableSet<Moment>>> steps,
    List<Recent> recent) {

  /** Nothing done. */
  public static final History NONE =
      new History(
          0,
          new TreeMap<>(),
          null,
          null,
          Map.of(),
          List.of(),
          Map.of(),
          null,
          null,
          Map.of(),
          List.of());

  /** What is in all of them together. */
  public static History of(Collection<History> parts) {
    List<History> some = parts.stream().filter(part -> part.events > 0).toList();
    return switch (some.size()) {
      case 0 -> NONE;
      case 1 -> some.getFirst();
      default -> merged(some);
    };
  }

  private static History merged(List<History> parts) {
    Instant lastSeen = latest(parts, History::lastSeen, (a, b) -> a.isAfter(b) ? a : b);
    List<Span> spans = parts.stream().flatMap(part -> part.spans.stream()).toList();
    return new History(
        parts.stream().mapToLong(History::events).sum(),
        counts(parts),
        latest(parts, History::firstSeen, (a, b) -> a.isBefore(b) ? a : b),
        lastSeen,
        Bounds.greatest(
            byName(parts, History::opens, (a, b) -> a.isAfter(b) ? a : b), Bounds.PLATFORMS_MAX),
        lastSeen == null ? spans : Span.merge(spans, lastSeen),
        Bounds.greatest(byName(parts, History::traits, Latest::later), Bounds.TRAITS_MAX),
        latest(parts, History::group, Latest::later),
        latest(parts, History::page, Latest::later),
        steps(parts),
        Bounds.latest(parts.stream().flatMap(part -> part.recent.stream()).toList()));
  }

  private static SortedMap<String, Long> counts(List<History> parts) {
    TreeMap<String, Long> counts = new TreeMap<>();
    parts.forEach(
        part -> part.counts.forEach((name, count) -> counts.merge(name, count, Long::sum)));
    return Bounds.first(counts);
  }

  private static <V> Map<String, V> byName(
      List<History> parts, Function<History, Map<String, V>> values, BinaryOperator<V> later) {
    Map<String, V> merged = new HashMap<>();
    parts.forEach(
        part -> values.apply(part).forEach((name, value) -> merged.merge(name, value, later)));
    return merged;
  }

  /** Something that a history may tell or not. */
  private interface Told<V> {
    @Nullable V by(History history);
  }

  private static <V> @Nullable V latest(
      List<History> parts, Told<V> value, BinaryOperator<V> later) {
    V found = null;
    for (History part : parts) {
      V candidate = value.by(part);
      if (candidate != null) {
        found = found == null ? candidate : later.apply(found, candidate);
      }
    }
    return found;
  }

  private static Map<String, List<NavigableSet<Moment>>> steps(List<History> parts) {
    Map<String, List<TreeSet<Moment>>> all = new HashMap<>();
    for (History part : parts) {
      part.steps.forEach(
          (funnel, steps) -> {
            List<TreeSet<Moment>> moments = all.computeIfAbsent(funnel, _ -> new ArrayList<>());
            for (int step = 0; step < steps.size(); step++) {
              if (step == moments.size()) {
                moments.add(new TreeSet<>());
              }
              moments.get(step).addAll(steps.get(step));
            }
          });
    }
    Map<String, List<NavigableSet<Moment>>> kept = new HashMap<>();
    all.forEach((funnel, moments) -> kept.put(funnel, moments.stream().map(Bounds::ends).toList()));
    return kept;
  }
}
