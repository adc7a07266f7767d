package io.trackway.cli.input;

/**
 * A place between two lines of a file.
 *
 * @param line the number of the line before it, from 1; 0 at the beginning
 * @param offset the bytes before it
 */
public record Position(long line, long offset) {

  /** Before the first line. */
  public static final Position START = new Position(0, 0);
}
