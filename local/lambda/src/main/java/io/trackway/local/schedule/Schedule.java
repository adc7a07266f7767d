package io.trackway.local.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * When a function is invoked, and with what.
 *
 * @param name that of the schedule or rule
 * @param every the rate: at least a minute in the service
 * @param input what the function gets instead of the service's own event
 */
public record Schedule(
    String name, String functionName, Kind kind, Duration every, Optional<String> input) {

  /** The service that keeps the schedule. */
  public enum Kind {
    /** EventBridge Scheduler, {@code ScheduleV2} in a SAM template. */
    SCHEDULER,
    /** A rule of EventBridge, {@code Schedule} in a SAM template. */
    RULE
  }

  public Schedule {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("the rate of " + name + " is not positive");
    }
  }
}
