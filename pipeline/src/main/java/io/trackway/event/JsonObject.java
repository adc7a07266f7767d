package io.trackway.event;

/**
 * A JSON object as its text, which is valid, compact and free of NUL and lone surrogates.
 *
 * <p>Text rather than a tree: it passes through the pipeline untouched, so numbers keep every digit
 * that the client sent.
 */
public record JsonObject(String text) {

  /** The object without fields. */
  public static final JsonObject EMPTY = new JsonObject("{}");

  public boolean isEmpty() {
    return text.equals("{}");
  }
}
