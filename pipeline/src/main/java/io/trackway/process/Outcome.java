package io.trackway.process;

/** How far a batch came. */
public sealed interface Outcome {

  /** What was done with. */
  Counts counts();

  /** Every verdict is durable on the {@code clean} stream. */
  record Completed(Counts counts) implements Outcome {}

  /**
   * Something failed that is not the records' fault: they must come again.
   *
   * @param sequenceNumber the lowest that must come again; every verdict before it is durable
   * @param cause for the log, bounded and without payload
   */
  record ResumeAt(String sequenceNumber, Counts counts, String cause) implements Outcome {}
}
