package io.trackway.local.stack;

import io.trackway.local.host.FunctionHost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the process ids in run.json current. */
final class ProcessWatch implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final FunctionHost host;
  private final RunFile file;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private Map<String, List<Long>> written;

  private ProcessWatch(FunctionHost host, RunFile file) throws IOException {
    this.host = host;
    this.file = file;
    this.written = host.processIds();
    file.write(written);
    this.thread = Thread.ofVirtual().name("process watch").unstarted(this::watch);
  }

  /** Returns once the file is there. */
  static ProcessWatch start(FunctionHost host, RunFile file) throws IOException {
    ProcessWatch watch = new ProcessWatch(host, file);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        Map<String, List<Long>> current = host.processIds();
        if (!current.equals(written)) {
          update(current);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void update(Map<String, List<Long>> current) {
    try {
      file.write(current);
      written = current;
    } catch (IOException unwritable) {
      // The disk is full or the folder is gone; the next round tries again.
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
