package io.trackway.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plain values near the top of a JSON object, by their paths, such as {@code page.url}; a whole
 * tree of it would cost several times as much.
 */
public final class JsonValues {

  /** Those of an object without fields. */
  public static final JsonValues NONE = new JsonValues();

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Boolean> flags = new HashMap<>();

  private JsonValues() {}

  /**
   * Reads the object in one pass.
   *
   * @param opened names of the objects in it whose values are read too; of what is nested deeper
   *     nothing is kept
   */
  public static JsonValues read(JsonObject object, Set<String> opened) {
    if (object.isEmpty()) {
      return NONE;
    }
    JsonValues values = new JsonValues();
    try (JsonParser parser = JSON.createParser(object.text())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        values.read(parser, "", opened);
      }
    } catch (IOException malformed) {
      // Of an object that is none, what comes before its mistake is as good as nothing.
      return NONE;
    }
    return values;
  }

  /** The text or number at that path; what is blank is not there. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** The truth value at that path. */
  public Optional<Boolean> flag(String path) {
    return Optional.ofNullable(flags.get(path));
  }

  private void read(JsonParser parser, String prefix, Set<String> opened) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (value) {
        case START_OBJECT -> {
          if (prefix.isEmpty() && opened.contains(name)) {
            read(parser, name + ".", opened);
          } else {
            parser.skipChildren();
          }
        }
        case START_ARRAY -> parser.skipChildren();
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            put(prefix + name, parser.getText());
        case VALUE_TRUE, VALUE_FALSE ->
            flags.putIfAbsent(prefix + name, value == JsonToken.VALUE_TRUE);
        case VALUE_NULL -> {
          // As good as absent.
        }
        case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("no JSON value begins so");
      }
    }
  }

  private void put(String path, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      texts.putIfAbsent(path, value);
    }
  }
}
