package io.trackway.local.mapping;

/** How records become batches; defaults and ranges are the service's. */
public record BatchSettings(int batchSize, int windowSeconds, int parallelizationFactor) {

  public BatchSettings {
    if (batchSize < 1 || batchSize > 10_000) {
      throw new IllegalArgumentException("batch size must be 1 to 10000: " + batchSize);
    }
    if (windowSeconds < 0 || windowSeconds > 300) {
      throw new IllegalArgumentException("window must be 0 to 300 seconds: " + windowSeconds);
    }
    if (parallelizationFactor < 1 || parallelizationFactor > 10) {
      throw new IllegalArgumentException(
          "parallelization factor must be 1 to 10: " + parallelizationFactor);
    }
  }

  public static BatchSettings defaults() {
    return new BatchSettings(100, 0, 1);
  }
}
