package io.trackway.live;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was received within one minute, as far as it has come to be known.
 *
 * @param events let through, by source and name; what is beyond {@link Bounds#NAMES_MAX} of them is
 *     counted as {@link #OTHER}
 * @param duplicates further arrivals of events
 * @param rejected arrivals that did not become events
 * @param delay how long the events took from the endpoint to here
 */
public record Minute(NavigableMap<Sent, Long> events, long duplicates, long rejected, Delay delay) {

  /** The events whose names are too many. */
  public static final Sent OTHER = new Sent("", "");

  /** Nothing received. */
  static final Minute NONE = new Minute(new TreeMap<>(), 0, 0, Delay.NONE);

  /** Who sends something of that name. */
  public record Sent(String source, String name) implements Comparable<Sent> {

    @Override
    public int compareTo(Sent other) {
      return Comparator.comparing(Sent::source).thenComparing(Sent::name).compare(this, other);
    }
  }

  /** The delay of some events, summed up and the longest. */
  public record Delay(long events, Duration sum, Duration longest) {

    /** No event. */
    public static final Delay NONE = new Delay(0, Duration.ZERO, Duration.ZERO);

    /** That of one event. */
    static Delay of(Duration delay) {
      return new Delay(1, delay, delay);
    }

    /** Both together. */
    public Delay plus(Delay other) {
      return new Delay(
          events + other.events,
          sum.plus(other.sum),
          longest.compareTo(other.longest) >= 0 ? longest : other.longest);
    }
  }

  /** One event. */
  static Minute event(Sent sent, Duration delay) {
    return new Minute(new TreeMap<>(Map.of(sent, 1L)), 0, 0, Delay.of(delay));
  }

  /** One duplicate. */
  static Minute duplicate() {
    return new Minute(new TreeMap<>(), 1, 0, Delay.NONE);
  }

  /** One rejection. */
  static Minute rejection() {
    return new Minute(new TreeMap<>(), 0, 1, Delay.NONE);
  }

  /** Both together. */
  Minute plus(Minute other) {
    NavigableMap<Sent, Long> sum = new TreeMap<>(events);
    other.events.forEach((sent, count) -> sum.merge(sent, count, Long::sum));
    while (sum.size() > Bounds.NAMES_MAX) {
      Map.Entry<Sent, Long> last = sum.pollLastEntry();
      sum.merge(OTHER, last.getValue(), Long::sum);
    }
    return new Minute(
        sum, duplicates + other.duplicates, rejected + other.rejected, delay.plus(other.delay));
  }
}
