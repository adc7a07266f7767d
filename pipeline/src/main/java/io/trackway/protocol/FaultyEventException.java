package io.trackway.protocol;

import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.StorableText;

/** Leaves the reading of one event that is rejected; it does not leave this package. */
final class FaultyEventException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient RejectionReason reason;

  FaultyEventException(RejectionCode code, String message) {
    // Rejections are answers, not accidents: no stack is needed.
    super(message, null, false, false);
    // A message may name a field whose name is the trouble.
    this.reason = new RejectionReason(code, StorableText.of(message));
  }

  RejectionReason reason() {
    return reason;
  }
}
