package io.trackway.testing.simulation;

import io.trackway.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client says in one event, in the form that both its request and a stored event give.
 *
 * @param id empty where the client gave none
 * @param number tells every event of a run from every other, as a property
 */
record Content(
    String id,
    String name,
    @Nullable String userId,
    String deviceId,
    @Nullable Instant occurredAt,
    int number) {

  private static final String MADE_ID_PREFIX = "content-";

  /** What a stored event says. */
  static Content of(Event event) {
    String id = event.key().id();
    String device = event.identity().anonymousId();
    String number = event.details().properties().text().replaceAll("\\D", "");
    return new Content(
        id.startsWith(MADE_ID_PREFIX) ? "" : id,
        event.action().name(),
        event.identity().userId(),
        device == null ? "" : device,
        event.times().clientOccurredAt(),
        number.isEmpty() ? -1 : Integer.parseInt(number));
  }

  /** The event as a client writes it. */
  String json() {
    StringBuilder json = new StringBuilder("{");
    if (!id.isEmpty()) {
      json.append("\"id\":\"").append(id).append("\",");
    }
    if (userId != null) {
      json.append("\"user_id\":\"").append(userId).append("\",");
    }
    if (occurredAt != null) {
      json.append("\"occurred_at\":\"").append(occurredAt).append("\",");
    }
    return json.append("\"anonymous_id\":\"")
        .append(deviceId)
        .append("\",\"name\":\"")
        .append(name)
        .append("\",\"properties\":{\"number\":")
        .append(number)
        .append("}}")
        .toString();
  }
}
