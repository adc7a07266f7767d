package io.trackway.local.mapping;

import io.trackway.local.host.HostLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Decides when the waiting records become a batch: when the batch is full, when one record more
 * would make the event too large, or when the window is over. A window begins when the invocation
 * before it is done. Not thread-safe.
 */
final class BatchAssembler {

  private final int batchSize;
  private final Duration window;
  private final Deque<ShardRecord> waiting = new ArrayDeque<>();
  private Instant windowEnd;
  private long waitingBytes;

  BatchAssembler(BatchSettings settings, Instant now) {
    this.batchSize = settings.batchSize();
    this.window = Duration.ofSeconds(settings.windowSeconds());
    this.windowEnd = now.plus(window);
  }

  /** While nothing waits, windows pass one after the other. */
  void add(Collection<ShardRecord> records, Instant now) {
    if (waiting.isEmpty() && !window.isZero()) {
      while (!now.isBefore(windowEnd)) {
        windowEnd = windowEnd.plus(window);
      }
    }
    for (ShardRecord record : records) {
      waiting.add(record);
      waitingBytes += record.json().size();
    }
  }

  long waitingBytes() {
    return waitingBytes;
  }

  int waitingRecords() {
    return waiting.size();
  }

  /** When the caller should ask again, if no record comes before. */
  Instant windowEnd() {
    return windowEnd;
  }

  void invocationDone(Instant now) {
    windowEnd = now.plus(window);
  }

  /** The next batch, if it is due. */
  Optional<Batch> take(Instant now) {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    int fitting = fitting();
    boolean full = fitting == batchSize || fitting < waiting.size();
    return full || !now.isBefore(windowEnd) ? Optional.of(remove(fitting)) : Optional.empty();
  }

  private int fitting() {
    long bytes = Batch.EMPTY_EVENT_BYTES;
    int count = 0;
    for (ShardRecord record : waiting) {
      bytes += Batch.bytesIn(record, count == 0);
      // A record that is too large alone goes alone, and fails as it does in the service.
      if (count == batchSize || (count > 0 && bytes > HostLimits.PAYLOAD_BYTES_MAX)) {
        break;
      }
      count++;
    }
    return count;
  }

  private Batch remove(int count) {
    List<ShardRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ShardRecord record = waiting.removeFirst();
      waitingBytes -= record.json().size();
      records.add(record);
    }
    return new Batch(records);
  }
}
