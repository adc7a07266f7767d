package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object that a batch gives to each of its events. Where an event has the same field, its
 * own value counts; where both have an object there, they are merged in the same way.
 */
final class SharedObject {

  static final SharedObject EMPTY = new SharedObject(Map.of());

  private final Map<String, Value> fields;

  private SharedObject(Map<String, Value> fields) {
    this.fields = fields;
  }

  private sealed interface Value {
    record Nested(SharedObject object) implements Value {}

    /** Anything but an object, compact. */
    record Plain(String json) implements Value {}
  }

  /** The object that the parser stands at. */
  static SharedObject read(JsonParser parser) throws IOException, FaultyEventException {
    JsonCopy.requireDepth(parser);
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = JsonCopy.name(parser);
      boolean nested = parser.nextToken() == JsonToken.START_OBJECT;
      fields.put(
          name,
          nested ? new Value.Nested(read(parser)) : new Value.Plain(JsonCopy.compact(parser)));
    }
    return fields.isEmpty() ? EMPTY : new SharedObject(fields);
  }

  /** The names of its fields. */
  Set<String> names() {
    return fields.keySet();
  }

  /** How many fields it has, at all levels together but for those inside arrays. */
  int count() {
    return fields.values().stream()
        .mapToInt(
            value ->
                switch (value) {
                  case Value.Nested(SharedObject nested) -> 1 + nested.count();
                  case Value.Plain _ -> 1;
                })
        .sum();
  }

  /** Writes an object of its fields. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeAllBut(Set.of(), json);
    json.writeEndObject();
  }

  /** The object as compact JSON. */
  String text() throws IOException {
    if (fields.isEmpty()) {
      return "{}";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      write(json);
    }
    return text.toString();
  }

  /** Writes the object that the parser stands at, with this one under it, and tells its names. */
  Set<String> merge(JsonParser parser, JsonGenerator json)
      throws IOException, FaultyEventException {
    JsonCopy.requireDepth(parser);
    Set<String> given = new HashSet<>();
    json.writeStartObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = JsonCopy.name(parser);
      given.add(name);
      json.writeFieldName(name);
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && fields.get(name) instanceof Value.Nested(SharedObject nested)) {
        nested.merge(parser, json);
      } else {
        JsonCopy.value(parser, json);
      }
    }
    writeAllBut(given, json);
    json.writeEndObject();
    given.addAll(fields.keySet());
    return given;
  }

  private void writeAllBut(Set<String> given, JsonGenerator json) throws IOException {
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      if (!given.contains(field.getKey())) {
        json.writeFieldName(field.getKey());
        switch (field.getValue()) {
          case Value.Nested(SharedObject nested) -> nested.write(json);
          case Value.Plain(String text) -> json.writeRawValue(text);
        }
      }
    }
  }
}
