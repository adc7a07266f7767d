package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of one request structure, typed, with the refusals of the service's model. */
final class RequestFields {
  private static final Pattern HASH_KEY = Pattern.compile("0|([1-9]\\d{0,38})");

  private final ObjectNode fields;
  private final WireFormat format;
  private final String path;

  RequestFields(ObjectNode fields, WireFormat format) {
    this(fields, format, "");
  }

  private RequestFields(ObjectNode fields, WireFormat format, String path) {
    this.fields = fields;
    this.format = format;
    this.path = path;
  }

  boolean has(String name) {
    return fields.hasNonNull(name);
  }

  Optional<String> text(String name) {
    return member(name)
        .map(
            node -> {
              if (!node.isTextual()) {
                throw unexpected(node, "String");
              }
              return node.textValue();
            });
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  OptionalInt integer(String name, int min, int max) {
    Optional<JsonNode> node = member(name);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!node.get().isNumber()) {
      throw unexpected(node.get(), "Integer");
    }
    long value = node.get().longValue();
    if (value < min) {
      throw broken(name, value, "have value greater than or equal to " + min);
    }
    if (value > max) {
      throw broken(name, value, "have value less than or equal to " + max);
    }
    return OptionalInt.of((int) value);
  }

  int requiredInteger(String name, int min, int max) {
    return integer(name, min, max).orElseThrow(() -> missing(name));
  }

  Optional<Instant> moment(String name) {
    return member(name)
        .map(
            node -> {
              if (!node.isNumber()) {
                throw unexpected(node, "Timestamp");
              }
              return format.moment(node);
            });
  }

  BinaryNode requiredBytes(String name) {
    return switch (member(name).orElseThrow(() -> missing(name))) {
      case BinaryNode bytes -> bytes;
      case JsonNode other -> decoded(other);
    };
  }

  Optional<BigInteger> hashKey(String name) {
    return text(name)
        .map(
            text -> {
              if (!HASH_KEY.matcher(text).matches()) {
                throw broken(
                    name, text, "satisfy regular expression pattern: " + HASH_KEY.pattern());
              }
              return new BigInteger(text);
            });
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            broken(
                                name,
                                text,
                                "satisfy enum value set: "
                                    + Arrays.toString(type.getEnumConstants()))));
  }

  <E extends Enum<E>> E requiredChoice(String name, Class<E> type) {
    return choice(name, type).orElseThrow(() -> missing(name));
  }

  Optional<RequestFields> structure(String name) {
    return member(name).map(node -> structureOf(node, at(name)));
  }

  List<RequestFields> requiredStructures(String name, int min, int max) {
    JsonNode list = member(name).orElseThrow(() -> missing(name));
    if (!(list instanceof ArrayNode)) {
      throw unexpected(list, "List");
    }
    if (list.size() < min) {
      throw broken(name, "[]", "have length greater than or equal to " + min);
    }
    if (list.size() > max) {
      throw broken(
          name, "[" + list.size() + " members]", "have length less than or equal to " + max);
    }
    List<RequestFields> structures = new ArrayList<>(list.size());
    for (JsonNode node : list) {
      structures.add(structureOf(node, at(name) + "." + (structures.size() + 1) + ".member"));
    }
    return structures;
  }

  List<String> requiredTexts(String name) {
    JsonNode list = member(name).orElseThrow(() -> missing(name));
    if (!(list instanceof ArrayNode)) {
      throw unexpected(list, "List");
    }
    return list.valueStream().map(JsonNode::asText).toList();
  }

  Optional<Map<String, String>> textMap(String name) {
    return structure(name)
        .map(
            map -> {
              Map<String, String> texts = new LinkedHashMap<>();
              map.fields
                  .fieldNames()
                  .forEachRemaining(key -> texts.put(key, map.requiredText(key)));
              return texts;
            });
  }

  KinesisException broken(String name, Object value, String constraint) {
    return KinesisException.constraint(at(name), "'" + value + "'", constraint);
  }

  KinesisException missing(String name) {
    return KinesisException.constraint(at(name), "null", "not be null");
  }

  private Optional<JsonNode> member(String name) {
    @Nullable JsonNode node = fields.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private RequestFields structureOf(JsonNode node, String at) {
    return switch (node) {
      case ObjectNode object -> new RequestFields(object, format, at);
      case JsonNode other -> throw unexpected(other, "Structure");
    };
  }

  private static BinaryNode decoded(JsonNode node) {
    if (!node.isTextual()) {
      throw unexpected(node, "Blob");
    }
    try {
      return BinaryNode.valueOf(Base64.getDecoder().decode(node.textValue()));
    } catch (IllegalArgumentException e) {
      throw KinesisException.serialization("A blob is not in Base64.");
    }
  }

  private static KinesisException unexpected(JsonNode node, String wanted) {
    return KinesisException.serialization(
        node.getNodeType() + " can not be converted to a " + wanted);
  }

  private String at(String name) {
    String camel = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return path.isEmpty() ? camel : path + "." + camel;
  }
}
