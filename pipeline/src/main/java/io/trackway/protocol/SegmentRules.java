package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.RejectionCode;
import io.trackway.request.Draft;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages of Segment's clients.
 *
 * @param called what the request's path says of their type; nothing where each says its own
 * @param shared what the batch says of them
 * @see <a href="https://segment.com/docs/connections/spec/common/">the fields that all messages
 *     have</a>
 */
record SegmentRules(Optional<EventType> called, SharedFields shared) implements EventRules {

  private static final List<EventType> TYPES =
      List.of(
          EventType.TRACK,
          EventType.PAGE,
          EventType.SCREEN,
          EventType.IDENTIFY,
          EventType.GROUP,
          EventType.ALIAS);

  @Override
  public @Nullable EventField field(String name) {
    return switch (name) {
      case "messageId" -> EventField.ID;
      case "type" -> EventField.TYPE;
      case "event" -> EventField.EVENT;
      case "name" -> EventField.NAME;
      case "userId" -> EventField.USER_ID;
      case "anonymousId" -> EventField.ANONYMOUS_ID;
      case "previousId" -> EventField.PREVIOUS_ID;
      case "groupId" -> EventField.GROUP_ID;
      case "timestamp" -> EventField.OCCURRED_AT;
      case "originalTimestamp" -> EventField.ORIGINAL_TIMESTAMP;
      case "sentAt" -> EventField.SENT_AT;
      case "properties" -> EventField.PROPERTIES;
      case "traits" -> EventField.TRAITS;
      case "context" -> EventField.CONTEXT;
      case "integrations" -> EventField.INTEGRATIONS;
      case "writeKey", "write_key" -> EventField.WRITE_KEY;
      case "_metadata" -> EventField.DELIVERY;
      default -> null;
    };
  }

  /** A request's own time only mends a clock, so that a wrong one is no reason to lose an event. */
  @Override
  public @Nullable Instant time(EventField field, String name, JsonParser parser)
      throws IOException, FaultyEventException {
    try {
      return time(name, parser);
    } catch (FaultyEventException notATime) {
      if (field == EventField.SENT_AT) {
        parser.skipChildren();
        return null;
      }
      throw notATime;
    }
  }

  /** Any of the forms in which clients write a time; nothing where it is empty. */
  static @Nullable Instant time(String name, JsonParser parser)
      throws IOException, FaultyEventException {
    JsonToken value = parser.currentToken();
    if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
      return Timestamps.fromAnyNumber(name, parser.getText());
    }
    if (value == JsonToken.VALUE_STRING) {
      return parser.getText().isBlank() ? null : Timestamps.fromAnyText(name, parser.getText());
    }
    throw Timestamps.faulty(name);
  }

  /** As PHP writes an object without fields. */
  @Override
  public boolean takesEmptyArrays() {
    return true;
  }

  @Override
  public Draft draft(EventFields fields) throws IOException, FaultyEventException {
    EventType type = type(fields);
    String name = name(fields, type);
    requireUser(fields.identity(), type);
    DetailsWriter details = fields.details();
    return new Draft(
        type,
        name,
        fields.identity(),
        fields.times(occurredAt(fields)),
        details.toDetails(properties(details, type)));
  }

  /** The path's; another one that the message names is kept among what has no place elsewhere. */
  private EventType type(EventFields fields) throws IOException, FaultyEventException {
    String given = fields.text(EventField.TYPE);
    String text = given == null ? "" : given.toLowerCase(Locale.ROOT);
    if (called.isPresent()) {
      if (!text.isEmpty() && !text.equals(called.get().text())) {
        fields.details().extraText("type", String.valueOf(given));
      }
      return called.get();
    }
    if (text.isEmpty() && fields.text(EventField.EVENT) != null) {
      return EventType.TRACK;
    }
    if (text.isEmpty()) {
      throw missing("type must be given for a message in a batch");
    }
    return EventType.of(text)
        .filter(TYPES::contains)
        .orElseThrow(() -> EventFields.unknownType(TYPES.stream()));
  }

  /** Only track calls it event; what is given under the other name is kept too. */
  private static @Nullable String name(EventFields fields, EventType type)
      throws IOException, FaultyEventException {
    boolean track = type == EventType.TRACK;
    String own = fields.text(track ? EventField.EVENT : EventField.NAME);
    String other = fields.text(track ? EventField.NAME : EventField.EVENT);
    if (own != null && other != null) {
      fields.details().extraText(track ? "name" : "event", other);
    }
    String name = own == null ? other : own;
    if (track && name == null) {
      throw missing("event must be given for a message of type track");
    }
    return name;
  }

  /** Without these a message says nothing of anyone; Segment drops it too. */
  private static void requireUser(Identity identity, EventType type) throws FaultyEventException {
    if (identity.userId() == null && identity.anonymousId() == null) {
      throw missing("userId or anonymousId must be given");
    }
    if (type == EventType.ALIAS && identity.previousId() == null) {
      throw missing("previousId must be given for a message of type alias");
    }
    if (type == EventType.GROUP && identity.groupId() == null) {
      throw missing("groupId must be given for a message of type group");
    }
  }

  /** By the client's own clock, as the correction is ours; the other time is kept too. */
  private static @Nullable Instant occurredAt(EventFields fields) throws IOException {
    Instant original = fields.time(EventField.ORIGINAL_TIMESTAMP);
    Instant timestamp = fields.time(EventField.OCCURRED_AT);
    if (original == null) {
      return timestamp;
    }
    if (timestamp != null && !timestamp.equals(original)) {
      fields.details().extraText("timestamp", timestamp.toString());
    }
    return original;
  }

  /**
   * Only identify and group call their properties traits; what is given beside them is kept too.
   */
  private static @Nullable String properties(DetailsWriter details, EventType type)
      throws IOException, FaultyEventException {
    String given = details.traits();
    String traits = "[]".equals(given) ? null : given;
    String properties = details.properties();
    boolean traitsAreProperties = type == EventType.IDENTIFY || type == EventType.GROUP;
    if (traits == null) {
      return properties;
    }
    if (!traitsAreProperties) {
      details.extraJson("traits", traits);
      return properties;
    }
    if (!traits.startsWith("{")) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, "traits must be an object");
    }
    if (properties != null) {
      details.extraJson("properties", properties);
    }
    return traits;
  }

  private static FaultyEventException missing(String message) {
    return new FaultyEventException(RejectionCode.MISSING_FIELD, message);
  }
}
