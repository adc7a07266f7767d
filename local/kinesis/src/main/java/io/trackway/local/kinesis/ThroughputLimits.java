package io.trackway.local.kinesis;

/** Which of the service's per-shard throughput limits a server enforces. */
public enum ThroughputLimits {
  /** Takes and gives what it can. */
  NONE,
  /** A mebibyte and a thousand records a second into each shard. */
  WRITES,
  /** As {@link #WRITES}, and five calls and two mebibytes a second out of each shard. */
  READS_AND_WRITES;

  boolean limitWrites() {
    return this != NONE;
  }

  boolean limitReads() {
    return this == READS_AND_WRITES;
  }
}
