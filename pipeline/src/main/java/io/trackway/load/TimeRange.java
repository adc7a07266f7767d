package io.trackway.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * A span of time, both ends included, by which an anti-join says how far back it looks.
 *
 * @param from never before the year 1, and {@code to} never after the year 9999, so that any
 *     database can say it
 */
public record TimeRange(Instant from, Instant to) {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public TimeRange {
    from = clamped(from);
    to = clamped(to);
  }

  /** The shortest range that holds all of the times, of which there is at least one. */
  static TimeRange of(Collection<Instant> times) {
    return new TimeRange(
        times.stream().min(Instant::compareTo).orElseThrow(),
        times.stream().max(Instant::compareTo).orElseThrow());
  }

  TimeRange widened(Duration by) {
    return new TimeRange(from.minus(by), to.plus(by));
  }

  /** Whether the time is in it. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  private static Instant clamped(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }
}
