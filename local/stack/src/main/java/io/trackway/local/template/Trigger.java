package io.trackway.local.template;

import io.trackway.local.mapping.BatchSettings;
import io.trackway.local.mapping.FailureSettings;
import io.trackway.local.mapping.StartingPosition;
import io.trackway.local.schedule.Schedule;
import java.time.Duration;
import java.util.Optional;

/** What calls a function. */
public sealed interface Trigger {

  /** Its key under the function's {@code Events}. */
  String name();

  /**
   * A request to an HTTP API; the route key is written as the service does, or {@code $default}.
   */
  record HttpRoute(String name, String apiId, String routeKey) implements Trigger {}

  /** An event source mapping: the records of a stream. */
  record StreamRecords(
      String name, String streamId, StartingPosition from, BatchSettings batching, Faults faults)
      implements Trigger {}

  /**
   * A schedule.
   *
   * @param kind the service that keeps it
   * @param input what the function gets instead of that service's own event
   */
  record Timer(String name, Schedule.Kind kind, Duration every, Optional<String> input)
      implements Trigger {}

  /**
   * What becomes of a batch that fails.
   *
   * @param failureBucketId where the records of a batch go that is given up
   */
  record Faults(FailureSettings settings, Optional<String> failureBucketId) {}
}
