package io.trackway.local.redshift.copy;

import org.jspecify.annotations.Nullable;

/** A COPY that failed; the message is what Redshift says. */
public final class CopyException extends Exception {
  private static final long serialVersionUID = 1L;

  CopyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
