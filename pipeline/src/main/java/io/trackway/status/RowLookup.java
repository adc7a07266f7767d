package io.trackway.status;

/** What the warehouse says of an event. */
public sealed interface RowLookup {

  /** It has these rows, of which there may be none. */
  record Found(Rows rows) implements RowLookup {}

  /**
   * It did not answer in time, or refused to.
   *
   * @param cause for the log, bounded
   */
  record Unreachable(String cause) implements RowLookup {}
}
