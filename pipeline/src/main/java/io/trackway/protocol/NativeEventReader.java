package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Payload;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.StorableText;
import io.trackway.request.Candidate;
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
      requireUtf8(text);
      NativeFields fields = new NativeFields();
      readObject(parser, fields);
      return new Candidate.Sound(payload, fields.id(), fields.draft(batchSentAt));
    } catch (FaultyEventException faulty) {
      return new Candidate.Faulty(payload, findId(text), faulty.reason());
    } catch (IOException notJson) {
      return new Candidate.Faulty(payload, findId(text), reason(notJson));
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

  /** The parser would take zeros among the first bytes for UTF-16 or UTF-32 and read on. */
  private static void requireUtf8(byte[] text) throws FaultyEventException {
    for (int index = 0; index < Math.min(text.length, 4); index++) {
      if (text[index] == 0) {
        throw new FaultyEventException(
            RejectionCode.INVALID_JSON, "event must be JSON in UTF-8, without zero bytes");
      }
    }
  }

  private static RejectionReason reason(IOException notJson) {
    if (!(notJson instanceof JsonProcessingException broken)) {
      return new RejectionReason(RejectionCode.INVALID_JSON, "event is not valid JSON");
    }
    JsonLocation place = broken.getLocation();
    String where =
        place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    String what = broken.getOriginalMessage();
    // What follows tells where the open bracket is, in words that are not for clients.
    int marker = what.indexOf(" (start marker at");
    String why = marker < 0 ? what : what.substring(0, marker);
    // The parser itself refuses half a pair in a name, which is text trouble like that in a value.
    boolean text = what.contains("surrogate");
    return new RejectionReason(
        text ? RejectionCode.INVALID_TEXT : RejectionCode.INVALID_JSON,
        StorableText.of("event is not valid JSON" + where + ": " + why));
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
