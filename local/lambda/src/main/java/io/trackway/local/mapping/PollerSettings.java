package io.trackway.local.mapping;

import io.trackway.local.host.AwsIdentity;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What pollers need besides their mapping.
 *
 * @param pollInterval between two reads of a shard that has nothing new: a second in the service,
 *     and never so short that a shard's five reads a second are used up
 * @param retryPause before the first retry; doubled for each further one, sixteenfold at most
 */
public record PollerSettings(
    AwsIdentity identity,
    InstantSource clock,
    Pause pause,
    Duration pollInterval,
    Duration retryPause) {

  private static final int DOUBLINGS_MAX = 4;

  public static PollerSettings defaults(AwsIdentity identity) {
    return new PollerSettings(
        identity,
        InstantSource.system(),
        Thread::sleep,
        Duration.ofMillis(250),
        Duration.ofMillis(250));
  }

  Duration pauseBeforeRetry(int retriesSoFar) {
    return retryPause.multipliedBy(1L << Math.min(retriesSoFar, DOUBLINGS_MAX));
  }
}
