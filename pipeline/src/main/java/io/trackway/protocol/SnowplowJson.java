package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.io.StringWriter;

/** JSON that is an event, or that a field of one holds as text. */
final class SnowplowJson {

  private SnowplowJson() {}

  /** A parser of an event's bytes. */
  static JsonParser parser(String what, byte[] text) throws IOException, FaultyEventException {
    // The parser would take zeros among the first bytes for UTF-16 or UTF-32 and read on.
    for (int index = 0; index < Math.min(text.length, 4); index++) {
      if (text[index] == 0) {
        throw new FaultyEventException(
            RejectionCode.INVALID_JSON, what + " must be JSON in UTF-8, without zero bytes");
      }
    }
    return JsonCopy.STRICT.createParser(text);
  }

  /** The same JSON, compact, where it is some and the pipeline can carry it. */
  static String compact(String what, String text) throws FaultyEventException {
    try (JsonParser parser = JsonCopy.STRICT.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new FaultyEventException(RejectionCode.INVALID_JSON, what + " is empty");
      }
      String compact = copy(parser);
      requireEnd(what, parser);
      return compact;
    } catch (IOException notJson) {
      throw faulty(what, notJson);
    }
  }

  /** The value that the parser stands at, compact. */
  static String copy(JsonParser parser) throws IOException, FaultyEventException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      JsonCopy.value(parser, json);
    }
    return text.toString();
  }

  static void requireEnd(String what, JsonParser parser) throws IOException, FaultyEventException {
    if (parser.nextToken() != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_JSON, what + " must be one JSON value and nothing after it");
    }
  }

  /** Says where and why the text is not JSON. */
  static FaultyEventException faulty(String what, IOException notJson) {
    if (!(notJson instanceof JsonProcessingException broken)) {
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
}
