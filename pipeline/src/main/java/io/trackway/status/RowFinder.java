package io.trackway.status;

import java.time.Instant;

/** Finds the warehouse's rows about one event. */
public interface RowFinder {

  /**
   * Looks all of them up in one question.
   *
   * @param deadline after which nothing is waited for, but for a moment
   */
  RowLookup find(RowSearch search, Instant deadline);
}
