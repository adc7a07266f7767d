package io.trackway.ingest;

import io.trackway.ingest.RateLimiter.Allowance;
import java.time.Duration;
import java.time.Instant;

/**
 * The arithmetic of allowances, which is the generic cell rate algorithm of ATM networks.
 *
 * <p>All that is kept of a sender is until when its events are paid: each adds the time that it
 * takes at the sender's rate. Times are nanoseconds since 1970, which a {@code long} holds until
 * 2262.
 */
public final class Pace {

  /** How far ahead a sender may be: what it may send in a second, at once. */
  public static final Duration BURST = Duration.ofSeconds(1);

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Pace() {}

  /** The time in nanoseconds. */
  public static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
  }

  /**
   * What the events take at a rate, in nanoseconds, of which less than one is left out.
   *
   * @param events up to a billion
   */
  public static long cost(int events, int eventsPerSecond) {
    return events * NANOS_PER_SECOND / eventsPerSecond;
  }

  /** Until when it is paid once the cost is added; an allowance does not grow beyond the burst. */
  public static long paidUntil(long paidUntil, long now, long cost) {
    return Math.max(paidUntil, now) + cost;
  }

  /** Up to when a sender may have paid for one more event of it to pass. */
  public static long limit(long now, int eventsPerSecond) {
    return now + BURST.toNanos() - cost(1, eventsPerSecond);
  }

  /** Whether a sender that has paid until then, for a limit of now, may send more. */
  public static Allowance allowance(long paidUntil, long limit) {
    return paidUntil <= limit
        ? new Allowance.Granted()
        : new Allowance.Denied(Duration.ofNanos(paidUntil - limit));
  }
}
