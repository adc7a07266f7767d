package io.trackway.testing.simulation;

import io.trackway.stream.DeliveredRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a mapping is with one shard; places are indexes of the shard's records. */
final class Lease {

  /**
   * A batch, or what is left of it.
   *
   * @param to the place after its last record
   * @param attempts how often it was tried
   */
  record Part(int from, int to, int attempts) {

    int size() {
      return to - from;
    }
  }

  final Shard shard;

  /** Of the batch that is being worked on, in order. */
  final Deque<Part> parts = new ArrayDeque<>();

  /** Everything before it is done with. */
  int done;

  /** What is written down of {@code done}. */
  int checkpoint;

  /** Tells the invocation that is waited for from those that nobody waits for any more. */
  int invocation;

  @Nullable Instant invokedAt;
  @Nullable Instant windowOpenedAt;

  Lease(Shard shard) {
    this.shard = shard;
  }

  List<DeliveredRecord> records(Part part) {
    return shard.records.subList(part.from(), part.to());
  }

  boolean isAtEnd() {
    return parts.isEmpty() && done == shard.records.size();
  }

  /** Whether it is known for good that nothing is left to read. */
  boolean isDrained() {
    return !shard.open && checkpoint == shard.records.size();
  }

  /** Forgets what is not written down. */
  void restart() {
    parts.clear();
    done = checkpoint;
    invocation++;
    invokedAt = null;
    windowOpenedAt = null;
  }
}
