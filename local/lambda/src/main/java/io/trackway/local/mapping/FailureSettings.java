package io.trackway.local.mapping;

import java.time.Duration;

/**
 * What happens to batches that fail; defaults and ranges are the service's.
 *
 * @param retryAttemptsMax after the first attempt; {@link #UNLIMITED} for as long as the age allows
 * @param recordAgeSecondsMax {@link #UNLIMITED} for as long as a stream can keep records
 */
public record FailureSettings(
    int retryAttemptsMax,
    int recordAgeSecondsMax,
    boolean bisectOnFunctionError,
    boolean reportBatchItemFailures) {

  public static final int UNLIMITED = -1;

  private static final int AGE_SECONDS_MIN = 60;
  private static final int AGE_SECONDS_MAX = 604_800;

  public FailureSettings {
    if (retryAttemptsMax < UNLIMITED || retryAttemptsMax > 10_000) {
      throw new IllegalArgumentException("retries must be -1 to 10000: " + retryAttemptsMax);
    }
    if (recordAgeSecondsMax != UNLIMITED
        && (recordAgeSecondsMax < AGE_SECONDS_MIN || recordAgeSecondsMax > AGE_SECONDS_MAX)) {
      throw new IllegalArgumentException(
          "record age must be -1 or 60 to 604800 seconds: " + recordAgeSecondsMax);
    }
  }

  public static FailureSettings defaults() {
    return new FailureSettings(UNLIMITED, UNLIMITED, false, false);
  }

  boolean allowsRetry(int retriesSoFar) {
    return retryAttemptsMax == UNLIMITED || retriesSoFar < retryAttemptsMax;
  }

  Duration recordAgeMax() {
    return Duration.ofSeconds(
        recordAgeSecondsMax == UNLIMITED ? AGE_SECONDS_MAX : recordAgeSecondsMax);
  }
}
