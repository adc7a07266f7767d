package io.trackway.local.host;

import java.time.Duration;

/** The bounds of a host that Lambda does not have in a template. */
public record HostLimits(
    int queuedInvocationsMax,
    Duration queuedMax,
    Duration initializationMax,
    Duration stopMax,
    int logLineBytesMax) {

  /** Lambda's limit on an event and on an answer. */
  public static final int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

  public HostLimits {
    if (queuedInvocationsMax < 0 || logLineBytesMax < 1) {
      throw new IllegalArgumentException("limits must not be negative");
    }
  }

  public static HostLimits defaults() {
    return new HostLimits(
        1_000, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5), 32 * 1024);
  }
}
