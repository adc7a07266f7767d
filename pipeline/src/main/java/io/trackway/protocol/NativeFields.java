package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.RejectionCode;
import io.trackway.request.Draft;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one native event as they come. */
final class NativeFields {

  private static final String TYPES =
      Stream.of(EventType.values()).map(EventType::text).collect(Collectors.joining(", "));

  private final Map<NativeField, String> givenAs = new EnumMap<>(NativeField.class);
  private final Map<NativeField, String> texts = new EnumMap<>(NativeField.class);
  private final Map<NativeField, Instant> times = new EnumMap<>(NativeField.class);
  private final DetailsWriter details = new DetailsWriter();
  private EventType type = EventType.TRACK;

  /** Takes the field whose name the parser stands at, and its value. */
  void take(JsonParser parser) throws IOException, FaultyEventException {
    String name = JsonCopy.name(parser);
    NativeField field = NativeField.of(name);
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
      case NAME -> put(field, name, text(name, parser));
      case TYPE -> type = type(text(name, parser));
      case OCCURRED_AT, SENT_AT -> {
        once(field, name);
        times.put(field, time(name, parser));
      }
      case PROPERTIES -> {
        requireObject(name, value);
        details.properties(parser);
      }
      case CONTEXT -> {
        requireObject(name, value);
        details.context(parser);
      }
      case TRAITS -> details.traits(parser);
    }
  }

  /** The id that was given. */
  @Nullable String id() {
    return texts.get(NativeField.ID);
  }

  /** The event that the fields make. */
  Draft draft(@Nullable Instant batchSentAt) throws IOException, FaultyEventException {
    boolean traitsAreProperties = type == EventType.IDENTIFY || type == EventType.GROUP;
    Details all = details.toDetails(traitsAreProperties);
    return new Draft(
        type,
        texts.get(NativeField.NAME),
        new Identity(
            texts.get(NativeField.USER_ID),
            texts.get(NativeField.ANONYMOUS_ID),
            texts.get(NativeField.PREVIOUS_ID),
            texts.get(NativeField.GROUP_ID)),
        new ClientTimes(
            times.get(NativeField.OCCURRED_AT),
            times.getOrDefault(NativeField.SENT_AT, batchSentAt)),
        all);
  }

  private void put(NativeField field, String name, String text) throws FaultyEventException {
    // Empty is how clients send what they do not have.
    if (!text.isEmpty()) {
      once(field, name);
      texts.put(field, text);
    }
  }

  private void once(NativeField field, String name) throws FaultyEventException {
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

  private static EventType type(String text) throws FaultyEventException {
    return EventType.of(text)
        .orElseThrow(
            () ->
                new FaultyEventException(
                    RejectionCode.INVALID_FIELD, "type must be one of " + TYPES));
  }

  static Instant time(String name, JsonParser parser) throws IOException, FaultyEventException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return Timestamps.fromNumber(name, parser.getText());
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Timestamps.fromText(name, parser.getText());
    }
    throw Timestamps.faulty(name);
  }

  private static void requireObject(String name, @Nullable JsonToken value)
      throws FaultyEventException {
    if (value != JsonToken.START_OBJECT) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, name + " must be an object");
    }
  }
}
