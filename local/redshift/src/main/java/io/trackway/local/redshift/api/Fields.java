package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The members of a request, read with the service's constraints. */
record Fields(JsonNode json) {

  Optional<String> text(String name) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ApiException.validation(name + " must be a string");
    }
    return Optional.of(value.textValue());
  }

  Optional<String> text(String name, int lengthMin, int lengthMax) {
    Optional<String> value = text(name);
    value.ifPresent(
        text -> {
          if (text.length() < lengthMin || text.length() > lengthMax) {
            throw invalid(
                name,
                "Member must have length between %d and %d, inclusive"
                    .formatted(lengthMin, lengthMax));
          }
        });
    return value;
  }

  String required(String name) {
    return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
  }

  static ApiException missing(String name) {
    return invalid(name, "Member must not be null");
  }

  OptionalInt number(String name, int min, int max) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
      throw invalid(name, "Member must have value between %d and %d".formatted(min, max));
    }
    return OptionalInt.of(value.intValue());
  }

  boolean flag(String name) {
    return json.path(name).asBoolean(false);
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** The elements of a list, or none where the member is absent. */
  List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    json.path(name).forEach(elements::add);
    return elements;
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(
            text -> {
              for (E each : type.getEnumConstants()) {
                if (each.name().equals(text)) {
                  return each;
                }
              }
              throw invalid(
                  name, "Member must satisfy enum value set: " + List.of(type.getEnumConstants()));
            });
  }

  static ApiException invalid(String name, String constraint) {
    return ApiException.validation(
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(Character.toLowerCase(name.charAt(0)) + name.substring(1), constraint));
  }
}
