package io.trackway.load;

/** What became of a batch. */
public sealed interface LoadOutcome {

  /** Every row of the batch is in the warehouse. */
  record Completed(LoadCounts counts) implements LoadOutcome {}

  /**
   * The record and everything after it must come again; everything before it is in the warehouse.
   *
   * @param sequenceNumber the lowest that is not known to be loaded
   */
  record ResumeAt(String sequenceNumber, LoadResult.Stopped cause) implements LoadOutcome {}
}
