package io.trackway.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a native event. */
enum NativeField {
  ID,
  TYPE,
  NAME,
  USER_ID,
  ANONYMOUS_ID,
  PREVIOUS_ID,
  GROUP_ID,
  OCCURRED_AT,
  SENT_AT,
  PROPERTIES,
  /** The properties of identify and group; of the other types a field like any other. */
  TRAITS,
  CONTEXT;

  /**
   * The field that clients call so, or null where the model has no place for it.
   *
   * <p>The first name of each is the documented one, the others are those of Segment's clients.
   */
  static @Nullable NativeField of(String name) {
    return switch (name) {
      case "id", "event_id", "message_id", "messageId" -> ID;
      case "type" -> TYPE;
      case "name", "event" -> NAME;
      case "user_id", "userId" -> USER_ID;
      case "anonymous_id", "anonymousId" -> ANONYMOUS_ID;
      case "previous_id", "previousId" -> PREVIOUS_ID;
      case "group_id", "groupId" -> GROUP_ID;
      case "occurred_at", "timestamp" -> OCCURRED_AT;
      case "sent_at", "sentAt" -> SENT_AT;
      case "properties" -> PROPERTIES;
      case "traits" -> TRAITS;
      case "context" -> CONTEXT;
      default -> null;
    };
  }

  /** The documented name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
