package io.trackway.local.mapping;

import java.util.Optional;

/**
 * How far one shard is.
 *
 * @param checkpoint up to and including this sequence number nothing will come again
 * @param pendingRecords read but not done: waiting for a batch, or with the function
 * @param millisBehindLatest how far the last read was behind the end of the shard
 */
public record ShardStatus(
    String shardId,
    Optional<String> checkpoint,
    int pendingRecords,
    long millisBehindLatest,
    Counts counts) {

  /**
   * What became of the records so far: done = succeeded + discarded.
   *
   * @param lost of the discarded ones, those that the on-failure destination did not take
   */
  public record Counts(long done, long discarded, long lost) {}

  /** Nothing was left when the shard was last read. */
  public boolean caughtUp() {
    return pendingRecords == 0 && millisBehindLatest == 0;
  }
}
