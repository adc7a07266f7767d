package io.trackway.event;

/**
 * What the client tells beyond who, what and when.
 *
 * @param properties of the action
 * @param context of the client: library, page, device, and every field that has no place elsewhere
 */
public record Details(JsonObject properties, JsonObject context) {

  /** Nothing more to tell. */
  public static final Details NONE = new Details(JsonObject.EMPTY, JsonObject.EMPTY);
}
