package io.trackway.liveplan;

/**
 * Something that is wrong with a plan.
 *
 * @param line where it is, from 1; 0 where it is about the whole file
 * @param pointer the field, such as {@code /funnels/0/name}; empty for the file itself
 * @param message what is wrong
 */
public record Problem(int line, String pointer, String message) {

  @Override
  public String toString() {
    String text = pointer.isEmpty() ? message : pointer + " " + message;
    return line == 0 ? text : "line " + line + ": " + text;
  }
}
