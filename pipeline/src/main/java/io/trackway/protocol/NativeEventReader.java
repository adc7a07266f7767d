package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Candidate;
import io.trackway.event.Payload;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.StorableText;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one native event. */
final class NativeEventReader {

  private final @Nullable Instant batchSentAt;

  /** A reader of the events of a batch that was sent at that time by the client's clock. */
  NativeEventReader(@Nullable Instant batchSentAt) {
    this.batchSentAt = batchSentAt;
  }

  /** The event in these bytes, whatever they are. */
  Candidate read(byte[] text, Payload payload) {
    try (JsonParser parser = JsonCopy.STRICT.createParser(text)) {
      NativeFields fields = new NativeFields();
      readObject(parser, fields);
      return new Candidate.Sound(payload, fields.id(), fields.draft(batchSentAt));
    } catch (FaultyEventException faulty) {
      return new Candidate.Faulty(payload, findId(text), faulty.reason());
    } catch (IOException notJson) {
      RejectionReason reason = new RejectionReason(RejectionCode.INVALID_JSON, message(notJson));
      return new Candidate.Faulty(payload, findId(text), reason);
    }
  }

  private static void readObject(JsonParser parser, NativeFields fields)
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

  private static String message(IOException notJson) {
    if (notJson instanceof JsonProcessingException broken) {
      JsonLocation place = broken.getLocation();
      String where =
          place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
      return StorableText.of(
          "event is not valid JSON" + where + ": " + broken.getOriginalMessage());
    }
    return "event is not valid JSON";
  }

  /** The id of an event that cannot be read, so that its sender can find it. */
  private static @Nullable String findId(byte[] text) {
    try (JsonParser parser = JsonCopy.STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = NativeField.of(parser.currentName()) == NativeField.ID;
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
