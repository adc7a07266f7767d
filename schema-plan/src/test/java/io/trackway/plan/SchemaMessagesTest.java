package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an event that is not as its schema says. */
class SchemaMessagesTest {

  @TempDir private Path folder = Path.of("");

  /** A keyword of the schema of {@code x}, a value of it that is wrong, and what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"type\": \"number\" | \"secret\" | must be number",
        "\"type\": [\"string\", \"null\"] | 7777 | must be string or null",
        "\"const\": \"EUR\" | \"secret\" | must be \"EUR\"",
        "\"const\": 1.50 | 7777 | must be 1.5",
        "\"const\": {\"a\": 1} | 7777 | must be the object of the schema",
        "\"enum\": [\"a\", 1, null] | \"secret\" | must be one of \"a\", 1, null",
        "\"multipleOf\": 0.01 | 7777.001 | must be a multiple of 0.01",
        "\"minimum\": 9999 | 7777 | must be at least 9999",
        "\"maximum\": 5 | 7777 | must be at most 5",
        "\"exclusiveMinimum\": 9999 | 7777 | must be more than 9999",
        "\"exclusiveMaximum\": 5 | 7777 | must be less than 5",
        "\"minLength\": 10 | \"secret\" | must have at least 10 characters",
        "\"maxLength\": 1 | \"secret\" | must have at most 1 character",
        "\"pattern\": \"^[0-9]+$\" | \"secret\" | must match ^[0-9]+$",
        "\"minItems\": 2 | [7777] | must have at least 2 elements",
        "\"maxItems\": 1 | [7777, 1] | must have at most 1 element",
        "\"uniqueItems\": true | [7777, 7777.0] | must not have an element twice",
        "\"contains\": {\"const\": 1} | [7777] | must have an element as contains says",
        "\"minProperties\": 1 | {} | must have at least 1 field",
        "\"maxProperties\": 0 | {\"secret\": 7777} | must have at most 0 fields",
        "\"not\": {} | 7777 | must not be as its schema describes",
        "\"anyOf\": [{\"type\": \"null\"}, {\"const\": 2}] | 7777"
            + " | must be as at least one of 2 schemas says",
        "\"oneOf\": [true, true] | 7777 | must be as exactly one of 2 schemas says",
        "\"propertyNames\": {\"pattern\": \"^[a-z]+$\"} | {\"SECRET\": 7777}"
            + " | has a field whose name must match ^[a-z]+$",
        "\"allOf\": [{\"type\": \"null\"}] | 7777 | must be null",
        "\"if\": true, \"then\": {\"type\": \"null\"} | 7777 | must be null",
        "\"dependentSchemas\": {\"a\": {\"maxProperties\": 0}} | {\"a\": 7777}"
            + " | must have at most 0 fields",
      })
  void message_tellsTheRule_andNotTheValue(String keyword, String value, String message)
      throws IOException {
    Plans plan =
        new Plans(folder).schema("{\"properties\": {\"x\": {%s}}}".formatted(keyword.strip()));

    assertThat(plan.check("{\"x\": %s}".formatted(value)))
        .containsExactly("/x " + message)
        .noneMatch(
            line ->
                line.contains("7777")
                    || line.toLowerCase(java.util.Locale.ROOT).contains("secret"));
  }

  @Test
  void missingFields_haveTheirOwnPaths() throws IOException {
    Plans plan =
        new Plans(folder)
            .schema(
                """
                {"required": ["b", "a/b"], "dependentRequired": {"c": ["d"]},
                 "properties": {"list": {"items": {"required": ["x"]}}}}
                """);

    assertThat(plan.check("{\"c\": 1, \"list\": [{\"x\": 1}, {}]}"))
        .containsExactly(
            "/a~1b is missing",
            "/b is missing",
            "/d is missing, and has to stand beside c",
            "/list/1/x is missing");
  }

  @Test
  void fieldsTooMany_areNamed() throws IOException {
    Plans plan =
        new Plans(folder)
            .schema(
                "{\"properties\": {\"a\": {}, \"no\": false}, \"additionalProperties\": false}");

    assertThat(plan.check("{\"a\": 1, \"b\": 2, \"no\": 3}"))
        .containsExactly("/b is not allowed", "/no is not allowed");
  }

  @Test
  void choice_isSaidOnce() throws IOException {
    Plans plan =
        new Plans(folder)
            .schema(
                """
                {"properties": {"x": {"anyOf": [
                  {"type": "string"},
                  {"properties": {"y": {"type": "string"}}, "required": ["z"]}]}}}
                """);

    assertThat(plan.check("{\"x\": {\"y\": 1}}"))
        .isEqualTo(List.of("/x must be as at least one of 2 schemas says"));
  }

  @Test
  void enumeration_isBounded() throws IOException {
    String values = "\"" + "v".repeat(50) + "\"";
    Plans plan =
        new Plans(folder)
            .schema(
                "{\"properties\": {\"x\": {\"enum\": [%s, %s, %s, 4, 5]}}}"
                    .formatted(values, values.replace("v\"", "w\""), values.replace("\"v", "\"u")));

    assertThat(plan.check("{\"x\": 1}").getFirst()).endsWith(" and 3 more").hasSizeLessThan(200);
  }
}
