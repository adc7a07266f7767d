package io.trackway.livestore;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Tries again what a call has left undone, at most {@link #TRIES_MAX} times. This is beside the
 * client's own retries, which are for calls that failed as a whole.
 */
record Tries(String tableName, Pause pause) {

  /** With {@link #JITTERED} about 5 s in the mean: transactions on one item come one by one. */
  static final int TRIES_MAX = 16;

  private static final Duration PAUSE_FIRST = Duration.ofMillis(20);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  /** Anything up to a bound that doubles, so that those who met once do not meet again. */
  static final Pause JITTERED =
      failed -> {
        long most = Math.min(PAUSE_MAX.toMillis(), PAUSE_FIRST.toMillis() << Math.min(failed, 10));
        try {
          Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new LiveStoreException("interrupted between two tries");
        }
      };

  /** Waits before a try. */
  interface Pause {

    /**
     * Waits.
     *
     * @param failed how many tries there were so far, from 1
     */
    void after(int failed);
  }

  /**
   * What a try has left to do.
   *
   * @param cause why, in words that name no user
   */
  record Rest<W>(W work, String cause) {}

  /**
   * Does the work.
   *
   * @param attempt empty where nothing is left
   * @throws LiveStoreException where something is left after the last try
   */
  <W> void untilDone(W work, Function<W, Optional<Rest<W>>> attempt) {
    Optional<Rest<W>> rest = attempt.apply(work);
    for (int tried = 1; rest.isPresent(); tried++) {
      if (tried == TRIES_MAX) {
        throw failure(
            "not done after %d tries: %s".formatted(TRIES_MAX, rest.orElseThrow().cause()));
      }
      pause.after(tried);
      rest = attempt.apply(rest.orElseThrow().work());
    }
  }

  /** What it did not do. */
  LiveStoreException failure(String cause) {
    return new LiveStoreException("table " + tableName + ": " + cause);
  }
}
