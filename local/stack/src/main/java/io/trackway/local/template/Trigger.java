package io.trackway.local.template;

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
      String name, String streamId, StartingPosition from, Batching batching, Faults faults)
      implements Trigger {}

  /** Where a mapping begins to read. */
  enum StartingPosition {
    TRIM_HORIZON,
    LATEST
  }

  /** How records become batches. */
  record Batching(int batchSize, int windowSeconds, int batchesPerShard) {
    public Batching {
      requireWithin("BatchSize", batchSize, 1, 10_000);
      requireWithin("MaximumBatchingWindowInSeconds", windowSeconds, 0, 300);
      requireWithin("ParallelizationFactor", batchesPerShard, 1, 10);
    }
  }

  /**
   * What becomes of a batch that fails.
   *
   * @param retryAttemptsMax -1 for as often as the record lives
   * @param recordAgeSecondsMax -1 for as long as the record lives
   * @param failureBucketId where the records of a batch go that is given up
   */
  record Faults(
      int retryAttemptsMax,
      int recordAgeSecondsMax,
      boolean bisect,
      boolean partialResponses,
      Optional<String> failureBucketId) {
    public Faults {
      requireWithin("MaximumRetryAttempts", retryAttemptsMax, -1, 10_000);
      requireWithin("MaximumRecordAgeInSeconds", recordAgeSecondsMax, -1, 604_800);
      if (recordAgeSecondsMax >= 0 && recordAgeSecondsMax < 60) {
        throw new IllegalArgumentException("MaximumRecordAgeInSeconds must be -1 or 60 and more");
      }
    }
  }

  private static void requireWithin(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(what, min, max, value));
    }
  }
}
