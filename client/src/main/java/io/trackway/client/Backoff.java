package io.trackway.client;

import java.time.Duration;

/**
 * How long to wait before a request is sent again: twice as long each time, up to a limit.
 *
 * @param first before the second try
 * @param max before any try
 */
public record Backoff(Duration first, Duration max) {

  private static final int DOUBLINGS_MAX = 20;

  public Backoff {
    if (first.isNegative() || first.compareTo(max) > 0) {
      throw new IllegalArgumentException("backoff from " + first + " to " + max);
    }
  }

  /**
   * The pause after that many tries failed: half of it is certain and the other half drawn, so that
   * many senders that failed at once do not come back at once.
   *
   * @param failures from 1
   * @param drawn from 0 to 1
   */
  public Duration after(int failures, double drawn) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    Duration whole = doubled.compareTo(max) < 0 ? doubled : max;
    return Duration.ofNanos((long) (whole.toNanos() * (1 + drawn) / 2));
  }
}
