package io.trackway.function.load;

/** The schema could not be brought to its version; nothing of the failed step is left behind. */
final class MigrationException extends Exception {

  private static final long serialVersionUID = 1L;

  MigrationException(String message) {
    super(message);
  }
}
