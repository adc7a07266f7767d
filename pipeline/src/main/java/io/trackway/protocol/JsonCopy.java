package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.StorableText;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Copies JSON token by token: compact, every digit of a number kept, and refusing what the pipeline
 * cannot carry.
 */
final class JsonCopy {

  /** What an event's JSON may be: RFC 8259 to the letter, in UTF-8, each field given once. */
  static final JsonFactory STRICT =
      ((JsonFactoryBuilder) JsonFactory.builder())
          // Names come from outside and are many; the JVM's own table is no place for them.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Limits.REQUEST_BYTES_MAX)
                  .maxNameLength(Limits.REQUEST_BYTES_MAX)
                  .build())
          .build();

  /** Without an exponent, so few digits never leave the range of double precision. */
  private static final int SURELY_IN_RANGE_CHARACTERS = 300;

  private JsonCopy() {}

  /** Writes the value that the parser stands at; afterwards it stands at the value's end. */
  static void value(JsonParser parser, JsonGenerator json)
      throws IOException, FaultyEventException {
    int open = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT -> {
          requireDepth(parser);
          json.writeStartObject();
          open++;
        }
        case START_ARRAY -> {
          requireDepth(parser);
          json.writeStartArray();
          open++;
        }
        case END_OBJECT -> {
          json.writeEndObject();
          open--;
        }
        case END_ARRAY -> {
          json.writeEndArray();
          open--;
        }
        case FIELD_NAME -> json.writeFieldName(name(parser));
        case VALUE_STRING -> json.writeString(text(parser));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(number(parser));
        case VALUE_TRUE -> json.writeBoolean(true);
        case VALUE_FALSE -> json.writeBoolean(false);
        case VALUE_NULL -> json.writeNull();
        case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("JSON text has no " + parser.currentToken());
      }
    } while (open > 0 && parser.nextToken() != null);
  }

  /** The value that the parser stands at, compact; afterwards it stands at the value's end. */
  static String compact(JsonParser parser) throws IOException, FaultyEventException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = STRICT.createGenerator(text)) {
      value(parser, json);
    }
    return text.toString();
  }

  /** The name of the field that the parser stands at. */
  static String name(JsonParser parser) throws IOException, FaultyEventException {
    return storable(parser, parser.currentName());
  }

  /** The text that the parser stands at. */
  static String text(JsonParser parser) throws IOException, FaultyEventException {
    return storable(parser, parser.getText());
  }

  /** The number that the parser stands at, with every digit that it was given. */
  private static String number(JsonParser parser) throws IOException, FaultyEventException {
    String digits = parser.getText();
    if (digits.length() > SURELY_IN_RANGE_CHARACTERS || hasExponent(digits)) {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value) || (value == 0 && !isZero(digits))) {
        throw new FaultyEventException(
            RejectionCode.NUMBER_OUT_OF_RANGE,
            "a number must be between about 5e-324 and 1.8e308 in size: field " + path(parser));
      }
    }
    return digits;
  }

  private static boolean hasExponent(String digits) {
    return digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
  }

  private static boolean isZero(String digits) {
    for (int index = 0; index < digits.length(); index++) {
      char digit = digits.charAt(index);
      if (digit == 'e' || digit == 'E') {
        return true;
      }
      if (digit >= '1' && digit <= '9') {
        return false;
      }
    }
    return true;
  }

  private static String storable(JsonParser parser, String text) throws FaultyEventException {
    if (!StorableText.is(text)) {
      throw new FaultyEventException(
          RejectionCode.INVALID_TEXT,
          "text must not have NUL or half of a surrogate pair: field " + path(parser));
    }
    return text;
  }

  /** Fails where the object or array that the parser stands at lies too deep. */
  static void requireDepth(JsonParser parser) throws FaultyEventException {
    if (parser.getParsingContext().getNestingDepth() > Limits.EVENT_NESTING_MAX) {
      throw new FaultyEventException(
          RejectionCode.NESTED_TOO_DEEPLY,
          "event is nested deeper than %d levels".formatted(Limits.EVENT_NESTING_MAX));
    }
  }

  /** Where the parser is, such as {@code properties/song/title}. */
  private static String path(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "" : pointer.substring(1);
  }
}
