package io.trackway.livestore;

/** The table did not do what it was asked for, after bounded tries; the message names no user. */
public final class LiveStoreException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int MESSAGE_CHARACTERS_MAX = 300;

  LiveStoreException(String message) {
    super(message.substring(0, Math.min(message.length(), MESSAGE_CHARACTERS_MAX)));
  }
}
