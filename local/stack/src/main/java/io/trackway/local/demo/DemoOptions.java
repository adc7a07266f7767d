package io.trackway.local.demo;

import io.trackway.local.demo.send.SendLimits;
import java.time.Duration;

/**
 * What can be chosen about a demo.
 *
 * @param seed the same seed gives the same traffic
 * @param stallMax how long nothing may move while everything is loaded, before that is given up
 */
public record DemoOptions(long seed, SendLimits limits, Duration stallMax) {

  /** The usual demo with that seed. */
  public static DemoOptions withSeed(long seed) {
    return new DemoOptions(seed, SendLimits.defaults(), Duration.ofMinutes(2));
  }
}
