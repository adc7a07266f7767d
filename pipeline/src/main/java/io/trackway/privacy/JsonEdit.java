package io.trackway.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a JSON object anew with some values changed; all others stay as they are to the digit. */
final class JsonEdit {

  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private final JsonParser parser;
  private final StringBuilder out;

  private JsonEdit(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
    this.out = new StringBuilder(text.length());
  }

  /** The object with those rules applied. */
  static JsonObject apply(FieldRules rules, JsonObject object) {
    if (!rules.mayTouch(object.text())) {
      return object;
    }
    try (JsonParser parser = JSON.createParser(object.text())) {
      JsonEdit edit = new JsonEdit(object.text(), parser);
      parser.nextToken();
      edit.object(rules);
      return new JsonObject(edit.out.toString());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private void object(FieldRules rules) throws IOException {
    out.append('{');
    boolean first = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldRules below = rules.children().get(parser.currentName());
      int nameStart = start();
      int written = out.length();
      out.append(first ? "" : ",");
      parser.nextToken();
      out.append(text, nameStart, start());
      if (value(below)) {
        first = false;
      } else {
        out.setLength(written);
      }
    }
    out.append('}');
  }

  /**
   * Goes through a list; an element that goes away leaves no gap.
   *
   * @return whether anything of it stays; an empty one does
   */
  private boolean array(FieldRules rules) throws IOException {
    out.append('[');
    int elements = 0;
    int kept = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int written = out.length();
      out.append(kept == 0 ? "" : ",");
      elements++;
      if (value(rules)) {
        kept++;
      } else {
        out.setLength(written);
      }
    }
    out.append(']');
    return kept > 0 || elements == 0;
  }

  /** Writes the value that the parser stands at, unless it goes away. */
  private boolean value(@Nullable FieldRules rules) throws IOException {
    JsonToken token = parser.currentToken();
    if (rules == null
        || token == JsonToken.VALUE_NULL
        || (token.isScalarValue() && rules.change().isEmpty())) {
      out.append(raw());
      return true;
    }
    if (token == JsonToken.START_ARRAY) {
      return array(rules);
    }
    if (token == JsonToken.START_OBJECT && rules.change().isEmpty()) {
      object(rules);
      return true;
    }
    return changed(rules.change().orElseThrow());
  }

  private boolean changed(FieldRules.Change change) throws IOException {
    boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
    Optional<String> changed = change.of(isText ? parser.getText() : raw());
    changed.ifPresent(
        value ->
            out.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"'));
    return changed.isPresent();
  }

  /** The value's own text. */
  private String raw() throws IOException {
    int start = start();
    parser.skipChildren();
    parser.finishToken();
    return text.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
