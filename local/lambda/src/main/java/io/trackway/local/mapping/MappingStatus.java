package io.trackway.local.mapping;

import java.util.List;

/** How far a mapping is with each shard that it has begun. */
public record MappingStatus(EventSourceMapping mapping, List<ShardStatus> shards) {

  public MappingStatus {
    shards = List.copyOf(shards);
  }

  public int pendingRecords() {
    return shards.stream().mapToInt(ShardStatus::pendingRecords).sum();
  }

  public long millisBehindLatest() {
    return shards.stream().mapToLong(ShardStatus::millisBehindLatest).max().orElse(0);
  }

  public boolean caughtUp() {
    return shards.stream().allMatch(ShardStatus::caughtUp);
  }
}
