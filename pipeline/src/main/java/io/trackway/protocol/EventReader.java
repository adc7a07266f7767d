package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Limits;
import io.trackway.event.Payload;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.request.Candidate;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events written as JSON objects. */
final class EventReader {

  private final EventRules rules;

  /** A reader of the events of one request. */
  EventReader(EventRules rules) {
    this.rules = rules;
  }

  /**
   * An entry for each of these parts of the text, whatever they are.
   *
   * @param writeKey what the batch says of its sender; where it says nothing, an event that does
   *     neither is taken for its neighbours' sender's
   */
  List<Entry> read(byte[] text, List<Slice> events, Optional<Credential> writeKey) {
    List<Entry> entries = events.stream().map(it -> read(EventBody.slice(text, it))).toList();
    Optional<Credential> neighbours =
        entries.stream().flatMap(entry -> entry.credential().stream()).findFirst();
    return entries.stream()
        .map(
            entry ->
                new Entry(entry.candidate(), writeKey.or(entry::credential).or(() -> neighbours)))
        .toList();
  }

  /** The event in these bytes, whatever they are, and the key that it shows. */
  Entry read(byte[] text) {
    Payload payload = new Payload(ByteBuffer.wrap(text));
    try (JsonParser parser = StrictJson.parser("event", text, rules.shared().fields())) {
      requireSize(text);
      EventFields fields = new EventFields(rules);
      readObject(parser, fields);
      String key = fields.text(EventField.WRITE_KEY);
      return new Entry(
          new Candidate.Sound(payload, fields.text(EventField.ID), rules.draft(fields)),
          Optional.ofNullable(key).map(Credential.WriteKey::new));
    } catch (FaultyEventException faulty) {
      return faulty(text, payload, faulty.reason());
    } catch (IOException notJson) {
      return faulty(text, payload, StrictJson.fault("event", notJson).reason());
    }
  }

  private Entry faulty(byte[] text, Payload payload, RejectionReason reason) {
    return new Entry(new Candidate.Faulty(payload, findId(text), reason), WriteKeySearch.in(text));
  }

  /** What an event gets from its batch counts for it too. */
  private void requireSize(byte[] text) throws FaultyEventException {
    int shared = rules.shared().bytes();
    if (shared > 0 && text.length + shared > Limits.EVENT_BYTES_MAX) {
      throw new FaultyEventException(
          RejectionCode.EVENT_TOO_LARGE,
          "event has %,d bytes with its batch's context and integrations; at most %,d are allowed"
              .formatted(text.length + shared, Limits.EVENT_BYTES_MAX));
    }
  }

  private static void readObject(JsonParser parser, EventFields fields)
      throws IOException, FaultyEventException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new FaultyEventException(RejectionCode.INVALID_JSON, "event is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new FaultyEventException(RejectionCode.NOT_AN_OBJECT, "event must be a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      fields.take(parser);
    }
    if (parser.nextToken() != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_JSON, "event must end with its line or before the next comma");
    }
  }

  /** The id of an event that cannot be read, so that its sender can find it. */
  private @Nullable String findId(byte[] text) {
    try (JsonParser parser = JsonCopy.STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = rules.field(parser.currentName()) == EventField.ID;
        JsonToken value = parser.nextToken();
        if (isId && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException brokenBeforeItsId) {
      return null;
    }
  }
}
