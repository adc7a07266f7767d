package io.trackway.local.redshift.engine;

/** A statement that failed; the message is what the Data API shows as its error. */
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
