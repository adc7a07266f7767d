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
 * @param steps of each funnel, by {@link DeclarationKey}, the events that are steps, step by step
 * @param recent the latest events, the latest first
 */
public record History(
    Activity activity,
    Particulars particulars,
    Map<String, List<NavigableSet<Moment>>> steps,
    List<Recent> recent) {

  /**
   * How much was done, and when.
   *
   * @param events how many there were
   * @param counts events by name, of the first {@link Bounds#NAMES_MAX} names
   * @param firstSeen null where nothing was done, as is the other
   * @param spans sessions of the {@link Span#KEPT} before the last event, the oldest first
   */
  public record Activity(
      long events,
      SortedMap<String, Long> counts,
      @Nullable Instant firstSeen,
      @Nullable Instant lastSeen,
      List<Span> spans) {

    /** Nothing done. */
    public static final Activity NONE = new Activity(0, new TreeMap<>(), null, null, List.of());
  }

  /**
   * What was said last.
   *
   * @param traits by name, each as JSON
   * @param group the group that was named last
   * @param page the page or screen that was seen last, as JSON
   * @param opens when an app was last opened, by platform
   */
  public record Particulars(
      Map<String, Latest> traits,
      @Nullable Latest group,
      @Nullable Latest page,
      Map<String, Instant> opens) {

    /** Nothing said. */
    public static final Particulars NONE = new Particulars(Map.of(), null, null, Map.of());
  }

  /** Nothing done. */
  public static final History NONE =
      new History(Activity.NONE, Particulars.NONE, Map.of(), List.of());

  /** How many events there were. */
  public long events() {
    return activity.events();
  }

  /** What is in all of them together. */
  public static History of(Collection<History> parts) {
    List<History> some = parts.stream().filter(part -> part.events() > 0).toList();
    return switch (some.size()) {
      case 0 -> NONE;
      case 1 -> some.getFirst();
      default ->
          new History(
              activity(some.stream().map(History::activity).toList()),
              particulars(some.stream().map(History::particulars).toList()),
              steps(some),
              Bounds.latest(some.stream().flatMap(part -> part.recent.stream()).toList()));
    };
  }

  private static Activity activity(List<Activity> parts) {
    Instant lastSeen = latest(parts, Activity::lastSeen, (a, b) -> a.isAfter(b) ? a : b);
    List<Span> spans = parts.stream().flatMap(part -> part.spans().stream()).toList();
    TreeMap<String, Long> counts = new TreeMap<>();
    parts.forEach(
        part -> part.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
    return new Activity(
        parts.stream().mapToLong(Activity::events).sum(),
        Bounds.first(counts),
        latest(parts, Activity::firstSeen, (a, b) -> a.isBefore(b) ? a : b),
        lastSeen,
        lastSeen == null ? spans : Span.merge(spans, lastSeen));
  }

  private static Particulars particulars(List<Particulars> parts) {
    return new Particulars(
        Bounds.greatest(byName(parts, Particulars::traits, Latest::later), Bounds.TRAITS_MAX),
        latest(parts, Particulars::group, Latest::later),
        latest(parts, Particulars::page, Latest::later),
        Bounds.greatest(
            byName(parts, Particulars::opens, (a, b) -> a.isAfter(b) ? a : b),
            Bounds.PLATFORMS_MAX));
  }

  private static <V> Map<String, V> byName(
      List<Particulars> parts,
      Function<Particulars, Map<String, V>> values,
      BinaryOperator<V> later) {
    Map<String, V> merged = new HashMap<>();
    parts.forEach(
        part -> values.apply(part).forEach((name, value) -> merged.merge(name, value, later)));
    return merged;
  }

  /** Something that a part may tell or not. */
  private interface Told<P, V> {
    @Nullable V by(P part);
  }

  private static <P, V> @Nullable V latest(
      List<P> parts, Told<P, V> value, BinaryOperator<V> later) {
    V found = null;
    for (P part : parts) {
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
