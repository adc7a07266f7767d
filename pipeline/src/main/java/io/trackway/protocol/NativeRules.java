package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.EventType;
import io.trackway.event.RejectionCode;
import io.trackway.request.Draft;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Native events.
 *
 * @param shared what the batch says of them
 */
record NativeRules(SharedFields shared) implements EventRules {

  /** The first name of each is the documented one, the others are those of Segment's clients. */
  @Override
  public @Nullable EventField field(String name) {
    return switch (name) {
      case "id", "event_id", "message_id", "messageId" -> EventField.ID;
      case "type" -> EventField.TYPE;
      case "name", "event" -> EventField.NAME;
      case "user_id", "userId" -> EventField.USER_ID;
      case "anonymous_id", "anonymousId" -> EventField.ANONYMOUS_ID;
      case "previous_id", "previousId" -> EventField.PREVIOUS_ID;
      case "group_id", "groupId" -> EventField.GROUP_ID;
      case "occurred_at", "timestamp" -> EventField.OCCURRED_AT;
      case "sent_at", "sentAt" -> EventField.SENT_AT;
      case "properties" -> EventField.PROPERTIES;
      case "traits" -> EventField.TRAITS;
      case "context" -> EventField.CONTEXT;
      case "write_key", "writeKey" -> EventField.WRITE_KEY;
      default -> null;
    };
  }

  @Override
  public Instant time(EventField field, String name, JsonParser parser)
      throws IOException, FaultyEventException {
    return time(name, parser);
  }

  /** ISO 8601 with an offset, or whole milliseconds. */
  static Instant time(String name, JsonParser parser) throws IOException, FaultyEventException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return Timestamps.fromNumber(name, parser.getText());
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Timestamps.fromText(name, parser.getText());
    }
    throw Timestamps.faulty(name);
  }

  @Override
  public boolean takesEmptyArrays() {
    return false;
  }

  @Override
  public Draft draft(EventFields fields) throws IOException, FaultyEventException {
    EventType type = type(fields.text(EventField.TYPE));
    String properties = properties(fields.details(), type);
    return new Draft(
        type,
        fields.text(EventField.NAME),
        fields.identity(),
        fields.times(fields.time(EventField.OCCURRED_AT)),
        fields.details().toDetails(properties));
  }

  private static EventType type(@Nullable String text) throws FaultyEventException {
    return text == null
        ? EventType.TRACK
        : EventType.of(text)
            .orElseThrow(() -> EventFields.unknownType(Stream.of(EventType.values())));
  }

  /** Only identify and group call their properties traits. */
  private static @Nullable String properties(DetailsWriter details, EventType type)
      throws IOException, FaultyEventException {
    String traits = details.traits();
    if (traits == null) {
      return details.properties();
    }
    if (type != EventType.IDENTIFY && type != EventType.GROUP) {
      details.extraJson("traits", traits);
      return details.properties();
    }
    if (details.properties() != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD, "properties is given twice: as traits and as properties");
    }
    if (!traits.startsWith("{")) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, "traits must be an object");
    }
    return traits;
  }
}
