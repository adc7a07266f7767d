package io.trackway.keys;

/** Ends the reading of a text that lists no usable keys; it never leaves this package. */
final class InvalidKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidKeysException(String problem) {
    super(problem, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
