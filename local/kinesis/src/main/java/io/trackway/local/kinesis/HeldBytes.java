package io.trackway.local.kinesis;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the records of all streams take, and the most that they may. */
final class HeldBytes {
  private final long max;
  private final AtomicLong held = new AtomicLong();

  HeldBytes(long max) {
    this.max = max;
  }

  long max() {
    return max;
  }

  boolean hasRoomFor(long bytes) {
    return held.get() + bytes <= max;
  }

  boolean hold(long bytes) {
    if (held.addAndGet(bytes) <= max) {
      return true;
    }
    release(bytes);
    return false;
  }

  void release(long bytes) {
    held.addAndGet(-bytes);
  }
}
