package io.trackway.plan;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as the validator looks at it, without an object mapper behind it. */
final class JsonTree implements JsonNode {

  private static final String SEPARATOR = "/";

  private final @Nullable JsonTree parent;
  private final String name;
  private final SimpleType type;
  private final Content content;
  private @Nullable String pointer;

  /**
   * A value at its place.
   *
   * @param name by which its parent has it: of a field, or a number; empty at the root
   */
  JsonTree(@Nullable JsonTree parent, String name, SimpleType type, Content content) {
    this.parent = parent;
    this.name = name;
    this.type = type;
    this.content = content;
  }

  /** What a value is made of. */
  sealed interface Content {

    /** Text, null included, which is its own name. */
    record Text(String text) implements Content {}

    /** True or false. */
    record Truth(boolean isTrue) implements Content {}

    /** A number without zeros at its end: the validator compares scales, JSON Schema values. */
    record Decimal(BigDecimal number) implements Content {}

    /** An array. */
    record Elements(List<JsonNode> list) implements Content {}

    /** An object. */
    record Fields(Map<String, JsonNode> byName) implements Content {}
  }

  @Override
  public SimpleType getNodeType() {
    return type;
  }

  /** Most are never asked for it. */
  @Override
  public String getJsonPointer() {
    String known = pointer;
    if (known == null) {
      known = parent == null ? "" : child(parent.getJsonPointer(), name);
      pointer = known;
    }
    return known;
  }

  /** The pointer of a field of what that pointer stands for. */
  static String child(String pointer, String name) {
    return pointer + SEPARATOR + JsonNode.encodeJsonPointer(name);
  }

  /** What a pointer stands for within this, where there is such a thing. */
  Optional<JsonTree> at(String pointer) {
    JsonNode found = this;
    if (pointer.isEmpty()) {
      return Optional.of(this);
    }
    for (String step : pointer.substring(1).split(SEPARATOR, -1)) {
      String key = step.replace("~1", SEPARATOR).replace("~0", "~");
      JsonNode next =
          switch (found.getNodeType()) {
            case OBJECT -> found.asObject().get(key);
            case ARRAY -> element(found.asArray(), key);
            case NULL, BOOLEAN, STRING, INTEGER, NUMBER -> null;
          };
      if (next == null) {
        return Optional.empty();
      }
      found = next;
    }
    return Optional.of((JsonTree) found);
  }

  private static @Nullable JsonNode element(List<JsonNode> array, String index) {
    boolean isIndex = index.matches("[0-9]{1,9}");
    return isIndex && Integer.parseInt(index) < array.size()
        ? array.get(Integer.parseInt(index))
        : null;
  }

  @Override
  public boolean asBoolean() {
    return content instanceof Content.Truth truth && truth.isTrue();
  }

  @Override
  public String asString() {
    return switch (content) {
      case Content.Text(String text) -> text;
      case Content.Truth(boolean isTrue) -> Boolean.toString(isTrue);
      case Content.Decimal(BigDecimal number) -> number.toString();
      case Content.Elements(List<JsonNode> list) -> list.toString();
      case Content.Fields(Map<String, JsonNode> byName) -> byName.toString();
    };
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return content instanceof Content.Decimal decimal ? decimal.number() : BigDecimal.ZERO;
  }

  @Override
  public List<JsonNode> asArray() {
    return content instanceof Content.Elements elements ? elements.list() : List.of();
  }

  @Override
  public Map<String, JsonNode> asObject() {
    return content instanceof Content.Fields fields ? fields.byName() : Map.of();
  }

  /** Equal as JSON Schema says: by value, wherever it stands. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonTree that && type == that.type && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, content);
  }
}
