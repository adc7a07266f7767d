package io.trackway.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import io.trackway.event.Limits;
import io.trackway.plan.JsonTree.Content.Decimal;
import io.trackway.plan.JsonTree.Content.Elements;
import io.trackway.plan.JsonTree.Content.Fields;
import io.trackway.plan.JsonTree.Content.Text;
import io.trackway.plan.JsonTree.Content.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into trees. */
final class JsonTreeReader implements JsonNodeFactory {

  /** Twice what ingest lets through, since a record may have been written by something else. */
  private static final int NESTING_MAX = 2 * Limits.EVENT_NESTING_MAX;

  private static final JsonFactory JSON =
      ((JsonFactoryBuilder) JsonFactory.builder())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING_MAX)
                  .maxNumberLength(Limits.EVENT_BYTES_MAX)
                  .build())
          .build();

  /** The tree of a text that is one JSON value and nothing else. */
  static JsonTree read(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "it is empty");
      }
      JsonTree tree = value(parser, null, "");
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something follows its end");
      }
      return tree;
    }
  }

  private static JsonTree value(JsonParser parser, @Nullable JsonTree parent, String name)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, parent, name);
      case START_ARRAY -> array(parser, parent, name);
      case VALUE_STRING -> text(parser, parent, name, SimpleType.STRING);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, parent, name);
      case VALUE_TRUE -> truth(parent, name, true);
      case VALUE_FALSE -> truth(parent, name, false);
      case VALUE_NULL -> text(parser, parent, name, SimpleType.NULL);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(parser, "a value is missing");
    };
  }

  private static JsonTree text(
      JsonParser parser, @Nullable JsonTree parent, String name, SimpleType type)
      throws IOException {
    return new JsonTree(parent, name, type, new Text(parser.getText()));
  }

  private static JsonTree truth(@Nullable JsonTree parent, String name, boolean isTrue) {
    return new JsonTree(parent, name, SimpleType.BOOLEAN, new Truth(isTrue));
  }

  private static JsonTree object(JsonParser parser, @Nullable JsonTree parent, String name)
      throws IOException {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    JsonTree object =
        new JsonTree(
            parent, name, SimpleType.OBJECT, new Fields(Collections.unmodifiableMap(fields)));
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      fields.put(field, value(parser, object, field));
    }
    return object;
  }

  private static JsonTree array(JsonParser parser, @Nullable JsonTree parent, String name)
      throws IOException {
    List<JsonNode> elements = new ArrayList<>();
    JsonTree array =
        new JsonTree(
            parent, name, SimpleType.ARRAY, new Elements(Collections.unmodifiableList(elements)));
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, array, Integer.toString(elements.size())));
    }
    return array;
  }

  private static JsonTree number(JsonParser parser, @Nullable JsonTree parent, String name)
      throws IOException {
    BigDecimal number = parser.getDecimalValue().stripTrailingZeros();
    // Written out, 1e999999999 would fill the memory.
    if (Math.abs((long) number.scale()) > Limits.EVENT_BYTES_MAX) {
      throw new JsonParseException(parser, "a number is out of range");
    }
    SimpleType type = number.scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
    return new JsonTree(parent, name, type, new Decimal(number));
  }

  @Override
  public JsonTree wrap(Object node) {
    return (JsonTree) node;
  }

  /** For the schemas of schemas, which come with the validator. */
  @Override
  public JsonTree create(String rawJson) {
    try {
      return read(rawJson);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
