package io.trackway.enrich;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.StorableText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One object of the enrichment, which is there once it has a field. */
final class Section {

  private final JsonGenerator json;
  private final String name;
  private boolean open;

  Section(JsonGenerator json, String name) {
    this.json = json;
    this.name = name;
  }

  /**
   * Writes a text, unless there is none.
   *
   * @param bytesMax where it is cut, counted in UTF-8 and with JSON's escapes
   */
  Section text(String field, @Nullable String value, int bytesMax) throws IOException {
    String text = value == null ? "" : storable(value, bytesMax);
    if (!text.isEmpty()) {
      open();
      json.writeStringField(field, text);
    }
    return this;
  }

  Section number(String field, @Nullable Integer value) throws IOException {
    if (value != null) {
      open();
      json.writeNumberField(field, value);
    }
    return this;
  }

  void end() throws IOException {
    if (open) {
      json.writeEndObject();
    }
  }

  private void open() throws IOException {
    if (!open) {
      json.writeObjectFieldStart(name);
      open = true;
    }
  }

  /** The text without what cannot be stored, control characters as blanks, and no longer. */
  static String storable(String value, int bytesMax) {
    // Each character has at least one byte, so this takes nothing that would be kept.
    String text = StorableText.of(StorableText.cut(value, bytesMax)).strip();
    StringBuilder kept = new StringBuilder(text.length());
    int bytes = 0;
    for (int point : text.codePoints().toArray()) {
      int shown = Character.isISOControl(point) ? ' ' : point;
      bytes += bytes(shown);
      if (bytes > bytesMax) {
        break;
      }
      kept.appendCodePoint(shown);
    }
    return kept.toString().strip();
  }

  private static int bytes(int point) {
    if (point < 0x80) {
      return point == '"' || point == '\\' ? 2 : 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
