package io.trackway.local.faults;

import java.util.Locale;

/** What can go wrong with one call. */
public enum FaultKind {
  /** It takes a moment longer; the caller still waits. */
  SLOW,
  /** It reaches the service only when the caller has given it up. */
  CALL_TOO_LATE,
  /** It is done at once; the answer comes when the caller has given it up. */
  ANSWER_TOO_LATE,
  /** The connection is reset; the service never hears of the call. */
  RESET_BEFORE,
  /** It is done; the connection is reset instead of an answer. */
  RESET_AFTER,
  /** It is done; the connection is reset in the middle of the answer. */
  ANSWER_CUT,
  /** The service refuses it for its rate. */
  THROTTLED,
  /** The service fails and does nothing. */
  FAILED_BEFORE,
  /** It is done; the service says that it failed. */
  FAILED_AFTER,
  /** Some parts of a batch are not done, and reported so; the others are. */
  PARTS_REFUSED,
  /** All parts of a batch are done; some are reported as not done. */
  PARTS_DENIED,
  /** For seconds every call meets one fault. */
  OUTAGE;

  /** As people read it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
