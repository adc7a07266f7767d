package io.trackway.local.redshift.dialect;

/**
 * SQL that Redshift would refuse, or that the bridge does not know; the message is the engine's.
 */
public final class DialectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DialectException(String message) {
    super(message);
  }
}
