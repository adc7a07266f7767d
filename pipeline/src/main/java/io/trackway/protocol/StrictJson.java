package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import java.io.IOException;

/** Parsers of what is an event, or part of one, and why they stop. */
final class StrictJson {

  private StrictJson() {}

  /**
   * A parser of these bytes, which counts the fields that it comes by.
   *
   * @param what they are, for a message
   */
  static JsonParser parser(String what, byte[] text) throws IOException, FaultyEventException {
    return parser(what, text, 0);
  }

  /** The same where that many fields count already. */
  static JsonParser parser(String what, byte[] text, int fields)
      throws IOException, FaultyEventException {
    // The parser would take zeros among the first bytes for UTF-16 or UTF-32 and read on.
    for (int index = 0; index < Math.min(text.length, 4); index++) {
      if (text[index] == 0) {
        throw new FaultyEventException(
            RejectionCode.INVALID_JSON, what + " must be JSON in UTF-8, without zero bytes");
      }
    }
    return new FieldCounter(JsonCopy.STRICT.createParser(text), fields);
  }

  /** The same for text. */
  static JsonParser parser(String text) throws IOException {
    return new FieldCounter(JsonCopy.STRICT.createParser(text), 0);
  }

  /** Says where and why such a parser stopped. */
  static FaultyEventException fault(String what, IOException stopped) {
    if (stopped instanceof TooManyFieldsException) {
      return new FaultyEventException(
          RejectionCode.TOO_MANY_FIELDS,
          "%s has more than %,d fields, counted at all levels"
              .formatted(what, Limits.EVENT_FIELDS_MAX));
    }
    if (!(stopped instanceof JsonProcessingException broken)) {
      return new FaultyEventException(RejectionCode.INVALID_JSON, what + " is not valid JSON");
    }
    JsonLocation place = broken.getLocation();
    String where =
        place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    String problem = broken.getOriginalMessage();
    // What follows tells where the open bracket is, in words that are not for clients.
    int marker = problem.indexOf(" (start marker at");
    String why = marker < 0 ? problem : problem.substring(0, marker);
    // The parser itself refuses half a pair in a name, which is text trouble like that in a value.
    boolean text = problem.contains("surrogate");
    return new FaultyEventException(
        text ? RejectionCode.INVALID_TEXT : RejectionCode.INVALID_JSON,
        what + " is not valid JSON" + where + ": " + why);
  }

  /** Stops at the first field too many. */
  private static final class FieldCounter extends JsonParserDelegate {
    private int fields;

    FieldCounter(JsonParser parser, int fields) {
      super(parser);
      this.fields = fields;
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token == JsonToken.FIELD_NAME && ++fields > Limits.EVENT_FIELDS_MAX) {
        throw new TooManyFieldsException();
      }
      return token;
    }
  }

  /** There are more fields than an event may have. */
  private static final class TooManyFieldsException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    TooManyFieldsException() {
      super("too many fields");
    }
  }
}
