package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.event.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the schema, whatever the event: an answer, and always the same. */
class SchemaFuzzTest {

  private static final String FILE = "e.schema.json";
  private static final Arbitrary<String> NAMES = Arbitraries.of("a", "b", "$ref", "type", "~/", "");
  private static final Arbitrary<String> REFERENCES =
      Arbitraries.of("#", "#/properties/a", "#/$defs/a", "#/allOf/0", "other.json", "#x", "%");
  private static final Arbitrary<String> EXPRESSIONS =
      Arbitraries.of("^a+$", "(a|b)*c", "[", "\\\\d{2}", "(a*)*b", "");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void anySchema_givesAnAnswer_forAnyProperties_withoutTheirValues(
      @ForAll @From("schemas") String schema, @ForAll @From("objects") String properties)
      throws IOException {
    Finding finding = find(schema, properties);

    assertThat(find(schema, properties)).isEqualTo(finding);
    if (finding instanceof Finding.Violating(List<Violation> violations, int more)) {
      assertThat(violations).isNotEmpty().hasSizeLessThanOrEqualTo(Limits.VIOLATIONS_MAX);
      assertThat(more).isNotNegative();
      assertThat(violations)
          .noneMatch(violation -> violation.message().matches(".*(secret|7777).*"));
      assertThat(RefusalText.of(violations, more))
          .hasSizeLessThanOrEqualTo(Limits.REJECTION_MESSAGE_CHARACTERS_MAX);
    }
  }

  /** A faulty schema finds nothing, as its plan is never used. */
  private static Finding find(String schema, String properties) throws IOException {
    SchemaSet set = new SchemaSet();
    List<Problem> faults = set.add(FILE, JsonTreeReader.read(schema));
    if (!faults.isEmpty() || !set.problems().isEmpty()) {
      return new Finding.Conforming();
    }
    set.warmUp(FILE);
    return new SchemaPlan(SourceRules.NONE, Map.of("e", FILE), set)
        .find(Plans.event("e", properties));
  }

  @Provide
  Arbitrary<String> objects() {
    return object(values(2));
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> scalars =
        Arbitraries.of(
            "null",
            "true",
            "7777",
            "7777.50",
            "-7777e-3",
            "7777e30",
            "\"secret\"",
            "\"a\"",
            "\"\"");
    return depth == 0
        ? scalars
        : Arbitraries.oneOf(scalars, scalars, object(values(depth - 1)), array(values(depth - 1)));
  }

  @Provide
  Arbitrary<String> schemas() {
    return schemas(3);
  }

  private static Arbitrary<String> schemas(int depth) {
    Arbitrary<String> flat = Arbitraries.oneOf(constraints(), Arbitraries.of("true", "false"));
    return depth == 0 ? flat : Arbitraries.oneOf(flat, applicators(schemas(depth - 1)));
  }

  private static Arbitrary<String> constraints() {
    Arbitrary<String> numbers = Arbitraries.of("0", "1", "1.0", "2.5", "99999999999", "-1");
    Arbitrary<String> lists =
        Arbitraries.of("[\"a\", \"b\"]", "[]", "{\"a\": [\"b\"]}", "[1, \"a\", null, {\"a\": 1}]");
    return Arbitraries.oneOf(
        field(numbers, "minimum", "exclusiveMaximum", "multipleOf", "minLength", "maxItems"),
        field(numbers, "minContains", "maxProperties", "const"),
        field(lists, "enum", "required", "dependentRequired", "dependencies", "const"),
        field(quoted(EXPRESSIONS), "pattern", "format"),
        field(quoted(REFERENCES), "$ref", "$dynamicRef", "$recursiveRef", "$id", "$anchor"),
        field(
            Arbitraries.of("\"string\"", "[\"integer\", \"null\"]", "\"array\"", "\"object\""),
            "type"),
        field(Arbitraries.of("true", "false"), "uniqueItems"),
        field(Arbitraries.of("\"http://json-schema.org/draft-07/schema#\"", "\"x\""), "$schema"));
  }

  private static Arbitrary<String> applicators(Arbitrary<String> schemas) {
    return Arbitraries.oneOf(
            field(object(schemas), "properties", "$defs", "dependentSchemas"),
            field(map(quoted(EXPRESSIONS), schemas), "patternProperties"),
            field(schemas, "additionalProperties", "items", "not", "if", "then", "else"),
            field(schemas, "contains", "propertyNames", "unevaluatedProperties"),
            field(array(schemas), "allOf", "anyOf", "oneOf", "prefixItems", "items"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            fields ->
                fields.stream()
                    .collect(Collectors.toMap(SchemaFuzzTest::name, text -> text, (one, _) -> one))
                    .values()
                    .stream()
                    .map(text -> text.substring(1, text.length() - 1))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}")));
  }

  private static String name(String field) {
    return field.substring(0, field.indexOf(':'));
  }

  private static Arbitrary<String> field(Arbitrary<String> values, String... names) {
    return Arbitraries.of(names)
        .flatMap(name -> values.map(value -> "{\"" + name + "\": " + value + "}"));
  }

  private static Arbitrary<String> quoted(Arbitrary<String> texts) {
    return texts.map(text -> '"' + text + '"');
  }

  private static Arbitrary<String> object(Arbitrary<String> values) {
    return map(quoted(NAMES), values);
  }

  private static Arbitrary<String> map(Arbitrary<String> names, Arbitrary<String> values) {
    return Arbitraries.maps(names, values)
        .ofMaxSize(3)
        .map(
            map ->
                map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}")));
  }

  private static Arbitrary<String> array(Arbitrary<String> values) {
    return values.list().ofMaxSize(3).map(list -> "[" + String.join(", ", list) + "]");
  }
}
