package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.ClientTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one event as they come. */
final class EventFields {

  private final EventRules rules;
  private final Map<EventField, String> givenAs = new EnumMap<>(EventField.class);
  private final Map<EventField, String> texts = new EnumMap<>(EventField.class);
  private final Map<EventField, Instant> times = new EnumMap<>(EventField.class);
  private final DetailsWriter details;

  EventFields(EventRules rules) {
    this.rules = rules;
    this.details = new DetailsWriter(rules.shared());
  }

  /** Takes the field whose name the parser stands at, and its value. */
  void take(JsonParser parser) throws IOException, FaultyEventException {
    String name = JsonCopy.name(parser);
    EventField field = rules.field(name);
    JsonToken value = parser.nextToken();
    if (field == null) {
      details.extra(name, parser);
      return;
    }
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    switch (field) {
      case ID, USER_ID, ANONYMOUS_ID, PREVIOUS_ID, GROUP_ID -> put(field, name, id(name, parser));
      case NAME, EVENT -> put(field, name, text(name, parser));
      case TYPE -> texts.put(field, text(name, parser));
      case OCCURRED_AT, ORIGINAL_TIMESTAMP, SENT_AT -> putTime(field, name, parser);
      case PROPERTIES -> {
        if (isObject(name, parser)) {
          details.properties(parser);
        }
      }
      case CONTEXT -> {
        if (isObject(name, parser)) {
          details.context(parser);
        }
      }
      case TRAITS -> details.traits(parser);
      case INTEGRATIONS -> details.integrations(parser);
      case WRITE_KEY -> {
        if (value == JsonToken.VALUE_STRING) {
          put(field, name, parser.getText());
        }
        parser.skipChildren();
      }
      case DELIVERY -> parser.skipChildren();
    }
  }

  /** The text of that field, never empty but for the type. */
  @Nullable String text(EventField field) {
    return texts.get(field);
  }

  /** The time of that field. */
  @Nullable Instant time(EventField field) {
    return times.get(field);
  }

  /** The ids of who did it. */
  Identity identity() {
    return new Identity(
        texts.get(EventField.USER_ID),
        texts.get(EventField.ANONYMOUS_ID),
        texts.get(EventField.PREVIOUS_ID),
        texts.get(EventField.GROUP_ID));
  }

  /** The times by the client's clock; where the event does not say when it was sent, its batch. */
  ClientTimes times(@Nullable Instant occurredAt) {
    Instant sentAt = times.get(EventField.SENT_AT);
    return new ClientTimes(occurredAt, sentAt == null ? rules.shared().sentAt() : sentAt);
  }

  /** Everything else. */
  DetailsWriter details() {
    return details;
  }

  /** What a value that names no type is answered with. */
  static FaultyEventException unknownType(Stream<EventType> allowed) {
    return new FaultyEventException(
        RejectionCode.INVALID_FIELD,
        "type must be one of " + allowed.map(EventType::text).collect(Collectors.joining(", ")));
  }

  private void put(EventField field, String name, String text) throws FaultyEventException {
    // Empty is how clients send what they do not have.
    if (!text.isEmpty()) {
      once(field, name);
      texts.put(field, text);
    }
  }

  private void putTime(EventField field, String name, JsonParser parser)
      throws IOException, FaultyEventException {
    once(field, name);
    Instant time = rules.time(field, name, parser);
    if (time != null) {
      times.put(field, time);
    }
  }

  private void once(EventField field, String name) throws FaultyEventException {
    String before = givenAs.putIfAbsent(field, name);
    if (before != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD,
          field.text() + " is given twice: as " + before + " and as " + name);
    }
  }

  /** Numbers too, since many applications number their users. */
  private static String id(String name, JsonParser parser)
      throws IOException, FaultyEventException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getText()
        : text(name, parser);
  }

  private static String text(String name, JsonParser parser)
      throws IOException, FaultyEventException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, name + " must be text");
    }
    return JsonCopy.text(parser);
  }

  private boolean isObject(String name, JsonParser parser)
      throws IOException, FaultyEventException {
    JsonToken value = parser.currentToken();
    if (value == JsonToken.START_OBJECT) {
      return true;
    }
    if (rules.takesEmptyArrays()
        && value == JsonToken.START_ARRAY
        && parser.nextToken() == JsonToken.END_ARRAY) {
      return false;
    }
    throw new FaultyEventException(RejectionCode.INVALID_FIELD, name + " must be an object");
  }
}
