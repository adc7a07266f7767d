package io.trackway.local.mapping;

import io.trackway.local.host.HostLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The records of a shard that must stay in order, on their way to one batch at a time. */
final class Lane {

  /** Enough for the batch after the one that is in flight. */
  private static final long WAITING_BYTES_MAX = 2L * HostLimits.PAYLOAD_BYTES_MAX;

  private final InstantSource clock;
  private final BatchAssembler assembler;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ended;

  Lane(BatchSettings batching, InstantSource clock) {
    this.clock = clock;
    this.assembler = new BatchAssembler(batching, clock.instant());
  }

  /** Waits while the lane is full. */
  void add(List<ShardRecord> records) throws InterruptedException {
    lock.lock();
    try {
      while (assembler.waitingBytes() > WAITING_BYTES_MAX) {
        changed.await();
      }
      assembler.add(records, clock.instant());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more records will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void invocationDone() {
    lock.lock();
    try {
      assembler.invocationDone(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next batch; empty when there will be none. */
  Optional<Batch> next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Instant now = clock.instant();
        Optional<Batch> due = assembler.take(now);
        if (due.isPresent()) {
          changed.signalAll();
          return due;
        }
        boolean empty = assembler.waitingRecords() == 0;
        if (empty && ended) {
          return Optional.empty();
        } else if (empty) {
          changed.await();
        } else {
          long nanos = Duration.between(now, assembler.windowEnd()).toNanos();
          changed.awaitNanos(nanos);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
