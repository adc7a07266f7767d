package io.trackway.process;

import io.trackway.event.Fingerprint;

/** What became of a claim. */
public sealed interface ClaimResult {

  /** The event belongs to the arrival that asked, now or since an earlier delivery of it. */
  record Granted() implements ClaimResult {}

  /**
   * The event belongs to another arrival.
   *
   * @param owner that arrival's origin as text
   * @param fingerprint of that arrival's content
   */
  record Held(String owner, Fingerprint fingerprint) implements ClaimResult {}

  /**
   * It could not be found out whose the event is; the claim may or may not have been stored.
   *
   * @param cause for the log, bounded and without payload
   */
  record Unknown(String cause) implements ClaimResult {}
}
