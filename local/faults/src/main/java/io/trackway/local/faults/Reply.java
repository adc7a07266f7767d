package io.trackway.local.faults;

/** What a caller gets of a call. */
public sealed interface Reply {

  /** An answer. */
  record Whole(HttpMessage answer) implements Reply {}

  /** The first half of an answer, and then a reset of the connection. */
  record Half(HttpMessage answer) implements Reply {}

  /** A reset of the connection, and no answer. */
  record Reset() implements Reply {}
}
