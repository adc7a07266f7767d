package io.trackway.event;

/** What reading a record gave. */
public sealed interface Decoded<T> {

  /** The record's content. */
  record Complete<T>(T value) implements Decoded<T> {}

  /**
   * A record that this version cannot read.
   *
   * @param message says what is wrong, without payload
   */
  record Unreadable<T>(String message) implements Decoded<T> {}
}
