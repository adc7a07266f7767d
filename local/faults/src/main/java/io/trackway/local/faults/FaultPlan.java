package io.trackway.local.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What may go wrong with a service.
 *
 * @param seed the same seed gives the same faults to the same calls in the same order
 * @param mixes how often, by the kind of call; other calls pass
 */
public record FaultPlan(
    long seed, ServiceErrors errors, Map<CallKind, FaultMix> mixes, Delays delays) {

  /**
   * Calls that have a mix of their own.
   *
   * @param text is somewhere in the body, such as a stream's name
   */
  public record CallKind(String operation, String text) {

    boolean includes(HttpMessage request) {
      return request.operation().equals(operation) && request.contains(text);
    }
  }

  /**
   * How long things take; each is drawn from half of it to the whole.
   *
   * @param slow of a call that the caller still waits for
   * @param late beyond the caller's patience; its half has to be so too
   * @param outage of all calls
   */
  public record Delays(Duration slow, Duration late, Duration outage) {}

  public FaultPlan {
    mixes = Map.copyOf(mixes);
    mixes.forEach(
        (call, mix) -> {
          if (mix.hasFaultsOfParts() && !Parts.has(call.operation())) {
            throw new IllegalArgumentException(call.operation() + " has no parts");
          }
        });
  }

  Optional<CallKind> kindOf(HttpMessage request) {
    return mixes.keySet().stream().filter(it -> it.includes(request)).findFirst();
  }
}
