package io.trackway.cli.send;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pauses of all senders, and what they wait for. */
final class Pauses {

  private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();
  private Waiting asked = new Waiting("", System.nanoTime());

  /**
   * A sender that waits.
   *
   * @param until by {@link System#nanoTime}
   */
  record Waiting(String cause, long until) {

    Duration left() {
      return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }
  }

  /** Waits before this sender's next try. */
  void pause(String cause, Duration pause) throws InterruptedException {
    await(new Waiting(cause, System.nanoTime() + pause.toNanos()));
  }

  /** Makes every sender wait before its next try: the endpoint asked for it. */
  synchronized void askAll(String cause, Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    if (until - asked.until() > 0) {
      asked = new Waiting(cause, until);
    }
  }

  /** Waits as long as the endpoint asked for. */
  void awaitTurn() throws InterruptedException {
    Waiting wish = wish();
    while (!wish.left().isZero()) {
      await(wish);
      wish = wish();
    }
  }

  private synchronized Waiting wish() {
    return asked;
  }

  private void await(Waiting wait) throws InterruptedException {
    waiting.put(Thread.currentThread(), wait);
    try {
      Thread.sleep(wait.left());
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }

  /** The sender that waits longest, where one does. */
  Optional<Waiting> longest() {
    return waiting.values().stream().max(Comparator.comparing(Waiting::left));
  }
}
