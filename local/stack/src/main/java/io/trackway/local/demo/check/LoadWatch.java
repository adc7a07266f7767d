package io.trackway.local.demo.check;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Notices when rows can be queried: by asking for the loads, whose rows all appear at once.
 *
 * <p>What it says is late by up to one pause and one query, and never early.
 */
public final class LoadWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration STOP_MAX = Duration.ofSeconds(60);

  private static final String LOADS = "SELECT load_id FROM loads";

  private final Warehouse warehouse;
  private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
  private final Thread watcher;
  private volatile long settled;
  private volatile boolean isClosed;
  private volatile @Nullable RuntimeException failure;

  public LoadWatch(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.watcher = Thread.ofVirtual().name("load watch").start(this::watch);
  }

  /** Loads with the {@link System#nanoTime} at which each was first seen by a query. */
  public Map<String, Long> seenAt() {
    return Map.copyOf(seenAt);
  }

  /** Entries that were settled in the warehouse when last looked. */
  public long settled() {
    RuntimeException broken = failure;
    if (broken != null) {
      throw broken;
    }
    return settled;
  }

  private void watch() {
    try {
      while (!isClosed) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (SdkException | IllegalStateException broken) {
      failure = broken;
    }
  }

  private void look() throws InterruptedException {
    for (Row load : warehouse.query(LOADS)) {
      seenAt.putIfAbsent(load.text(0), System.nanoTime());
    }
    settled = Stored.settled(warehouse);
  }

  /** Looks once more, so that no load is missed, and then no more. */
  @Override
  public void close() {
    isClosed = true;
    try {
      if (!watcher.join(STOP_MAX)) {
        throw new IllegalStateException("a query has not ended within " + STOP_MAX);
      }
      look();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
