package io.trackway.local.demo.send;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spreads entries evenly over time, for all senders together. */
final class Pace {

  private final double nanosPerEntry;
  private long nextAt = System.nanoTime();

  Pace(double entriesPerSecond) {
    this.nanosPerEntry = TimeUnit.SECONDS.toNanos(1) / entriesPerSecond;
  }

  /** Waits for the turn of that many entries. */
  void await(int entries) throws InterruptedException {
    long wait = reserve(entries) - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  /** What was missed is not made up for: a burst would be measured as latency. */
  private synchronized long reserve(int entries) {
    long turn = Math.max(nextAt, System.nanoTime());
    nextAt = turn + (long) (entries * nanosPerEntry);
    return turn;
  }
}
