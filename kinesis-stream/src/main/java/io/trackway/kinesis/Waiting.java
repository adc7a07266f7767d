package io.trackway.kinesis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How an append knows the time, waits, and rolls the dice; tests have their own. */
public interface Waiting {

  /** A clock that only moves forward, in nanoseconds. */
  long nanoTime();

  /** A number from 0 (included) to 1 (excluded) that spreads retries over time. */
  double random();

  /** Sleeps for that long, or less where the thread is interrupted. */
  void sleep(Duration duration);

  /** Waiting as the machine does it. */
  static Waiting real() {
    return new Waiting() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public double random() {
        // Asked for at each use: a generator made once would be the same in every snapshot copy.
        return ThreadLocalRandom.current().nextDouble();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
