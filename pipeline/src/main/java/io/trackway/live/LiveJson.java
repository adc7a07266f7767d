package io.trackway.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON that live state takes from events and gives to readers. */
final class LiveJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final String NULL = "null";

  private LiveJson() {}

  /** What writes JSON. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** The text that is written. */
  static String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      body.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** An object of texts. */
  static String object(Map<String, String> values) {
    return text(
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
          }
          json.writeEndObject();
        });
  }

  /**
   * The object's members as JSON each, the first {@link Bounds#TRAITS_MAX} of them; one that is too
   * long is as good as null.
   */
  static Map<String, String> members(JsonObject object) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(object.text())) {
      parser.nextToken();
      for (String name = parser.nextFieldName();
          name != null && members.size() < Bounds.TRAITS_MAX;
          name = parser.nextFieldName()) {
        parser.nextToken();
        String value = copy(parser);
        members.put(name, value.length() > Bounds.TRAIT_CHARACTERS_MAX ? NULL : value);
      }
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    return members;
  }

  private static String copy(JsonParser parser) {
    return text(json -> json.copyCurrentStructure(parser));
  }

  /** A text as JSON. */
  static String quoted(String value) {
    return text(json -> json.writeString(value));
  }

  /** Whether the member is there to say that it is not. */
  static boolean isNull(String member) {
    return member.equals(NULL);
  }
}
