package io.trackway.local.mapping;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts and checkpoints one shard, whose records may be done out of order across lanes. */
final class ShardProgress implements BatchRunner.Progress {

  /** Before the first read nobody knows; zero would read as caught up. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final String shardId;
  private final Map<String, Boolean> outstanding = new LinkedHashMap<>();
  private @Nullable String checkpoint;
  private int pending;
  private long millisBehindLatest = UNKNOWN;
  private long done;
  private long discarded;
  private long lost;

  ShardProgress(String shardId) {
    this.shardId = shardId;
  }

  synchronized void read(List<ShardRecord> records, long behindLatest) {
    records.forEach(it -> outstanding.put(it.sequenceNumber(), false));
    pending += records.size();
    millisBehindLatest = behindLatest;
  }

  @Override
  public synchronized void reached(Batch batch) {
    batch.records().forEach(it -> outstanding.put(it.sequenceNumber(), true));
    pending -= batch.size();
    done += batch.size();
    Iterator<Map.Entry<String, Boolean>> oldestFirst = outstanding.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<String, Boolean> oldest = oldestFirst.next();
      if (!oldest.getValue()) {
        return;
      }
      checkpoint = oldest.getKey();
      oldestFirst.remove();
    }
  }

  @Override
  public synchronized void discarded(Batch batch, boolean kept) {
    discarded += batch.size();
    lost += kept ? 0 : batch.size();
  }

  synchronized ShardStatus status() {
    return new ShardStatus(
        shardId,
        Optional.ofNullable(checkpoint),
        pending,
        millisBehindLatest,
        new ShardStatus.Counts(done, discarded, lost));
  }
}
