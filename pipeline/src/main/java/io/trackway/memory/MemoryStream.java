package io.trackway.memory;

import io.trackway.event.Limits;
import io.trackway.stream.Appended;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stream that keeps its records in memory and never fails; safe for use by many threads. */
public final class MemoryStream implements RecordStream {

  private final int shards;
  private final List<DeliveredRecord> records = new ArrayList<>();

  /** A stream of one shard. */
  public MemoryStream() {
    this(1);
  }

  /** A stream of that many shards, over which the partition keys are spread. */
  public MemoryStream(int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("a stream has at least one shard: " + shards);
    }
    this.shards = shards;
  }

  @Override
  public synchronized Appended append(List<StreamRecord> appended, Duration timeLimit) {
    appended.forEach(record -> record.requireWithin(Limits.KINESIS_RECORD_BYTES_MAX));
    for (StreamRecord record : appended) {
      records.add(
          new DeliveredRecord(
              shard(record.partitionKey()),
              // Like a real one it grows; it starts at 1 so that 0 is before everything.
              Integer.toString(records.size() + 1),
              record.partitionKey(),
              record.data()));
    }
    return new Appended.All();
  }

  /** Everything that was appended, in the order in which it was. */
  public synchronized List<DeliveredRecord> records() {
    return List.copyOf(records);
  }

  /** Forgets everything. */
  public synchronized void clear() {
    records.clear();
  }

  private String shard(String partitionKey) {
    return "shardId-%012d".formatted(Math.floorMod(partitionKey.hashCode(), shards));
  }
}
