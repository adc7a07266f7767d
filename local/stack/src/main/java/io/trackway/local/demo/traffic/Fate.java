package io.trackway.local.demo.traffic;

/** What must become of one entry of a request whose write key is known. */
public sealed interface Fate {

  /** It is accepted; the first arrival of its id is a row, and every further one a duplicate. */
  record Kept() implements Fate {}

  /** It is rejected in the answer, with this code. */
  record RejectedAtTheDoor(String code) implements Fate {}

  /** It is accepted, and the pipeline finds later that it has to reject it, with this code. */
  record RejectedLater(String code) implements Fate {}

  /** The one instance that is needed. */
  Fate KEPT = new Kept();
}
