package io.trackway.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON whose numbers keep every digit. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** An object in JSON with apostrophes for quotes. */
  static ObjectNode object(String text) {
    return (ObjectNode) read(text.replace('\'', '"'));
  }

  /** As SDKs for Java take it. */
  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(
        object, MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }
}
