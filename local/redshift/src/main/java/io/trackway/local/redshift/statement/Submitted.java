package io.trackway.local.redshift.statement;

/** What became of a submission. */
public sealed interface Submitted {
  /** It runs, or has run before under the same client token. */
  record Accepted(DataStatement statement) implements Submitted {}

  /** As many statements are active as may be. */
  record TooManyActive(int max) implements Submitted {}

  /**
   * The token came before with another request. What the service does then is not documented; it
   * must not go unseen here, because the new request would not run.
   */
  record TokenReused() implements Submitted {}
}
