package io.trackway.local.stack;

import java.io.IOException;
import java.time.Duration;

/** Reports how long each part took to come up. */
record Stopwatch(Progress progress) {

  /** Brings up one part. */
  @FunctionalInterface
  interface Start<T> {
    T run() throws IOException, InterruptedException;
  }

  <T> T time(String part, Start<T> start) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    T started = start.run();
    progress.started(part, Duration.ofNanos(System.nanoTime() - begin));
    return started;
  }
}
