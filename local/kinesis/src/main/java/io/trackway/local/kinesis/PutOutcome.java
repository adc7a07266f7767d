package io.trackway.local.kinesis;

/** What became of one record that was to be written. */
sealed interface PutOutcome {
  /** The record is in the shard, under this number. */
  record Stored(String shardId, String sequenceNumber) implements PutOutcome {}

  /** The record was not taken; the same record may be sent again later. */
  record Throttled(String message) implements PutOutcome {}
}
