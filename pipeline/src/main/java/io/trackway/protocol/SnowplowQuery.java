package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.RejectionCode;
import io.trackway.event.StorableText;
import io.trackway.request.PercentEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an event in a request's query; with a body, those of all its events. */
final class SnowplowQuery {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final int characters;
  private @Nullable FaultyEventException fault;

  private SnowplowQuery(int characters) {
    this.characters = characters;
  }

  /** The fields of a query as sent. */
  static SnowplowQuery of(String text) {
    SnowplowQuery query = new SnowplowQuery(text.length());
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.take(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  @Nullable String value(String name) {
    return fields.get(name);
  }

  /** The length of the query as sent. */
  int characters() {
    return characters;
  }

  /** All fields, as far as they can be read. */
  Map<String, String> fields() {
    return fields;
  }

  /** Why not all of it can be read. */
  @Nullable FaultyEventException fault() {
    return fault;
  }

  private void take(String encodedName, String encodedValue) {
    String name = readable(encodedName);
    String value = readable(encodedValue);
    if (value.isEmpty()) {
      return;
    }
    if (fields.putIfAbsent(name, value) != null) {
      fault = faulty(RejectionCode.INVALID_FIELD, name + " is given twice in the query");
    }
  }

  /** The text that is percent-encoded; what is not well encoded stands for itself. */
  private String readable(String encoded) {
    byte[] bytes = PercentEncoding.decode(encoded);
    String text = new String(bytes, UTF_8);
    if (!isUtf8(bytes) || !StorableText.is(text)) {
      fault =
          faulty(
              RejectionCode.INVALID_TEXT,
              "the query must be text in UTF-8 without NUL: "
                  + StorableText.cut(encoded, SHOWN_CHARACTERS_MAX));
      return StorableText.of(text);
    }
    return text;
  }

  private static final int SHOWN_CHARACTERS_MAX = 100;

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static FaultyEventException faulty(RejectionCode code, String message) {
    return new FaultyEventException(code, message);
  }
}
