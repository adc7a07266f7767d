package io.trackway.event;

/**
 * What is told beyond who, what and when.
 *
 * @param properties of the action
 * @param context of the client: library, page, device, and every field that has no place elsewhere
 * @param request what the endpoint saw of the request itself; another try of the same event may
 *     differ in it, so it is not part of what makes an event the same
 */
public record Details(JsonObject properties, JsonObject context, JsonObject request) {

  /** Nothing more to tell. */
  public static final Details NONE = new Details(JsonObject.EMPTY, JsonObject.EMPTY);

  /** What a client tells, without what only the endpoint sees. */
  public Details(JsonObject properties, JsonObject context) {
    this(properties, context, JsonObject.EMPTY);
  }
}
