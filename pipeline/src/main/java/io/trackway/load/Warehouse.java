package io.trackway.load;

import java.time.Instant;

/** The database that analysts query. */
public interface Warehouse {

  /**
   * Runs the plan as one transaction, which has either happened or left nothing behind.
   *
   * <p>What may pass by itself is tried again, a bounded number of times, until the deadline. Since
   * an answer can get lost, a plan may have happened although the result is {@link
   * LoadResult.Unavailable}; to run it again is always safe.
   *
   * @param deadline after which nothing is begun or waited for
   */
  LoadResult run(LoadPlan plan, Instant deadline);
}
