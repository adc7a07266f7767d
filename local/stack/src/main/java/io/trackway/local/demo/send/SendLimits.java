package io.trackway.local.demo.send;

import java.time.Duration;

/**
 * How hard the day is sent.
 *
 * @param connections requests in flight at a time
 * @param entriesPerSecond what is aimed at; less where the endpoint is slower
 * @param attemptsMax tries of one request before it is given up
 * @param backoffMin the first pause before a retry, which doubles
 * @param backoffMax the longest pause
 */
public record SendLimits(
    int connections,
    double entriesPerSecond,
    int attemptsMax,
    Duration backoffMin,
    Duration backoffMax) {

  /**
   * A pace that a laptop of two processors follows, and far below what one shard takes: so that
   * freshness is the pipeline's and not that of a queue before it.
   */
  public static SendLimits defaults() {
    return new SendLimits(16, 450, 10, Duration.ofMillis(200), Duration.ofSeconds(3));
  }
}
