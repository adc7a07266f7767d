package io.trackway.load;

/** What became of one plan. */
public sealed interface LoadResult {

  /** It is committed. */
  record Loaded(LoadCounts counts) implements LoadResult {}

  /**
   * The warehouse refuses a value of some row, and would each time.
   *
   * @param message the engine's own words
   */
  record Refused(String message) implements LoadResult {}

  /** Nothing is known to have happened, and the rows are not to blame. */
  sealed interface Stopped extends LoadResult {

    /** For the log, bounded and without payload. */
    String cause();
  }

  /** The warehouse cannot be reached or is busy; it passes. */
  record Unavailable(String cause) implements Stopped {}

  /** A table or a permission is missing; somebody has to act. */
  record Misconfigured(String cause) implements Stopped {}
}
