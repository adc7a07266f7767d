package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.io.StringWriter;

/** JSON that is an event, or that a field of one holds as text. */
final class SnowplowJson {

  private SnowplowJson() {}

  /** The same JSON, compact, where it is some and the pipeline can carry it. */
  static String compact(String what, String text) throws FaultyEventException {
    try (JsonParser parser = StrictJson.parser(text)) {
      if (parser.nextToken() == null) {
        throw new FaultyEventException(RejectionCode.INVALID_JSON, what + " is empty");
      }
      String compact = copy(parser);
      requireEnd(what, parser);
      return compact;
    } catch (IOException notJson) {
      throw StrictJson.fault(what, notJson);
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
}
