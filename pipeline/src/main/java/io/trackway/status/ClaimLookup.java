package io.trackway.status;

/** What the ledger says of an event. */
public sealed interface ClaimLookup {

  /**
   * An arrival owns it, so the processor has taken it.
   *
   * @param owner that arrival's origin as text
   */
  record Held(String owner) implements ClaimLookup {}

  /** Nobody owns it, or not any more. */
  record Free() implements ClaimLookup {}

  /**
   * The ledger did not answer.
   *
   * @param cause for the log, bounded and without the id
   */
  record Unknown(String cause) implements ClaimLookup {}
}
