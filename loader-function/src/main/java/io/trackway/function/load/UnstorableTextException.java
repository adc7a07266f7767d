package io.trackway.function.load;

/** A value holds what no text column can hold, whatever it is quoted with. */
final class UnstorableTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnstorableTextException(String message) {
    super(message);
  }
}
