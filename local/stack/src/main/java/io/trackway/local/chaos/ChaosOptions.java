package io.trackway.local.chaos;

import io.trackway.local.demo.send.SendLimits;
import java.time.Duration;

/**
 * What can be chosen about a run.
 *
 * @param seed the same seed gives the same traffic, faults and kills, though not the same moments
 * @param events distinct ones to send, at least
 * @param killPauseMax from one kill to the next at most, and a third of it at least
 * @param stallMax how long nothing may move while everything is loaded, before that is given up
 */
public record ChaosOptions(
    long seed, int events, SendLimits limits, Duration killPauseMax, Duration stallMax) {

  /** Fewer could not meet every fault. */
  public static final int EVENTS_MIN = 1_000;

  private static final int EVENTS_PER_SECOND = 900;
  private static final int CONNECTIONS = 12;

  /** With the longest pause between them, more than two minutes: longer than any outage. */
  private static final int ATTEMPTS_MAX = 40;

  public ChaosOptions {
    if (events < EVENTS_MIN) {
      throw new IllegalArgumentException("events must be at least " + EVENTS_MIN + ": " + events);
    }
  }

  /** As fast as the stack takes it, with a kill every four seconds or so. */
  public static ChaosOptions of(long seed, int events) {
    SendLimits limits =
        new SendLimits(
            CONNECTIONS,
            EVENTS_PER_SECOND,
            ATTEMPTS_MAX,
            Duration.ofMillis(100),
            Duration.ofSeconds(3));
    return new ChaosOptions(seed, events, limits, Duration.ofSeconds(6), Duration.ofSeconds(90));
  }

  /** The same with kills that are so far apart. */
  public ChaosOptions withKillPauseMax(Duration changed) {
    return new ChaosOptions(seed, events, limits, changed, stallMax);
  }
}
