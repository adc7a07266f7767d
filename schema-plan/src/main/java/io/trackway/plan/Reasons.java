package io.trackway.plan;

import dev.harrel.jsonschema.JsonNode;
import io.trackway.event.StorableText;
import java.util.ArrayList;
import java.util.List;

/** Why a value is not as a keyword of its schema says, told from the schema alone. */
final class Reasons {

  /** What is shown of a schema's own values. */
  private static final int OPERAND_CHARACTERS_MAX = 120;

  private Reasons() {}

  /** For a keyword of which nothing is known but that it failed. */
  static String unexplained(String keyword) {
    return "is not as " + keyword + " says";
  }

  /** For a keyword with its value in the schema. */
  static String reason(String keyword, JsonTree operand) {
    String shown = shown(operand);
    return switch (keyword) {
      case "type" -> "must be " + alternatives(operand);
      case "const" -> "must be " + shown;
      case "enum" -> "must be one of " + list(operand);
      case "multipleOf" -> "must be a multiple of " + shown;
      case "minimum" -> "must be at least " + shown;
      case "maximum" -> "must be at most " + shown;
      case "exclusiveMinimum" -> "must be more than " + shown;
      case "exclusiveMaximum" -> "must be less than " + shown;
      case "minLength" -> "must have at least " + counted(operand, "character");
      case "maxLength" -> "must have at most " + counted(operand, "character");
      case "pattern" -> "must match " + cut(operand.asString());
      case "minItems" -> "must have at least " + counted(operand, "element");
      case "maxItems" -> "must have at most " + counted(operand, "element");
      case "uniqueItems" -> "must not have an element twice";
      case "contains" -> "must have an element as contains says";
      case "minContains" ->
          "must have at least " + counted(operand, "element") + " as contains says";
      case "maxContains" ->
          "must have at most " + counted(operand, "element") + " as contains says";
      case "minProperties" -> "must have at least " + counted(operand, "field");
      case "maxProperties" -> "must have at most " + counted(operand, "field");
      case "dependencies" -> "lacks a field that has to stand beside another";
      case "anyOf" -> "must be as at least one of " + counted(operand, "schema") + " says";
      case "oneOf" -> "must be as exactly one of " + counted(operand, "schema") + " says";
      case "not" -> "must not be as its schema describes";
      case "$ref" -> "refers to a schema that is not there";
      default -> unexplained(keyword);
    };
  }

  private static String alternatives(JsonTree types) {
    return types.isString()
        ? types.asString()
        : String.join(" or ", types.asArray().stream().map(JsonNode::asString).toList());
  }

  private static String list(JsonTree values) {
    List<String> shown = new ArrayList<>();
    int characters = 0;
    for (JsonNode value : values.asArray()) {
      String text = shown(value);
      characters += text.length();
      if (characters > OPERAND_CHARACTERS_MAX) {
        break;
      }
      shown.add(text);
    }
    int more = values.asArray().size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String counted(JsonTree operand, String unit) {
    String count = operand.isArray() ? "" + operand.asArray().size() : shown(operand);
    return count + " " + unit + (count.equals("1") ? "" : "s");
  }

  /** A value of the schema, as it would be written; large ones by what they are. */
  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> '"' + cut(value.asString()) + '"';
      case INTEGER, NUMBER -> cut(value.asNumber().toPlainString());
      case NULL, BOOLEAN -> value.asString();
      case ARRAY, OBJECT -> "the " + value.getNodeType().getName() + " of the schema";
    };
  }

  private static String cut(String text) {
    return text.length() <= OPERAND_CHARACTERS_MAX
        ? text
        : StorableText.cut(text, OPERAND_CHARACTERS_MAX) + "...";
  }
}
