package io.trackway.plan;

/**
 * Something that is wrong with a plan itself.
 *
 * @param file its name within the folder
 * @param message what is wrong
 */
public record Problem(String file, String message) {

  @Override
  public String toString() {
    return file + ": " + message;
  }
}
