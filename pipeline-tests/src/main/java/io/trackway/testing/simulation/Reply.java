package io.trackway.testing.simulation;

/** What a function answers to the mapping that invoked it. */
sealed interface Reply {

  /** The whole batch is done. */
  record Complete() implements Reply {}

  /** That record and all after it must come again: one entry of {@code batchItemFailures}. */
  record ResumeAt(String sequenceNumber) implements Reply {}
}
