package io.trackway.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Violations as a JSON array of objects: in records and in the warehouse. */
public final class ViolationJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ViolationJson() {}

  /** The array's text. */
  public static String text(List<Violation> violations) {
    if (violations.isEmpty()) {
      return "[]";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Violation violation : violations) {
        json.writeStartObject();
        json.writeStringField("schema", violation.schema());
        json.writeStringField("path", violation.path());
        json.writeStringField("message", violation.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * Reads {@link #text} back.
   *
   * @throws IllegalArgumentException where it is not of that form
   */
  public static List<Violation> parse(String text) {
    List<Violation> violations = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        violations.add(violation(json));
      }
      if (json.currentToken() != JsonToken.END_ARRAY) {
        throw new IllegalArgumentException("violations are not an array of objects");
      }
    } catch (IOException notJson) {
      throw new IllegalArgumentException("violations are not JSON", notJson);
    }
    return violations;
  }

  private static Violation violation(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, json.getText());
    }
    return new Violation(
        fields.getOrDefault("schema", ""),
        fields.getOrDefault("path", ""),
        fields.getOrDefault("message", ""));
  }
}
