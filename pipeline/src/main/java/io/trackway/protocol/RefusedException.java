package io.trackway.protocol;

import io.trackway.request.Refusal;

/** Leaves the reading of a body that is refused; it does not leave this package. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal.Code code, String message) {
    // Refusals are answers, not accidents: no stack is needed.
    super(message, null, false, false);
    this.refusal = new Refusal(code, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
