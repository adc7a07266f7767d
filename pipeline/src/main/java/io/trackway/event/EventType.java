package io.trackway.event;

import java.util.Locale;
import java.util.Optional;

/** The kind of call that an event came from, in Segment's terms, then in Snowplow's. */
public enum EventType {
  TRACK,
  PAGE,
  SCREEN,
  IDENTIFY,
  GROUP,
  ALIAS,
  /** Category, action, label, property and value. */
  STRUCTURED,
  /** Data with the schema that describes it. */
  SELF_DESCRIBING;

  /** The name on the wire and in the warehouse, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name on the wire, which is case-sensitive. */
  public static Optional<EventType> of(String text) {
    for (EventType type : values()) {
      if (type.text().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
