package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of schema and event that would take for ever. */
class EffortTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String TOO_LONG =
      "takes too long to be compared with a pattern of its schema";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\": {\"x\": {\"pattern\": \"^(\\\\w+\\\\s?)*(\\\\1)$\"}}}",
        "{\"properties\": {\"x\": {\"pattern\": \"^(a|a|b)*$\"}}}",
        "{\"properties\": {\"x\": {\"pattern\": \"a.*a.*a.*c\"}}}",
      })
  void costlyPattern_isGivenUp(String schema) throws IOException {
    SchemaPlan plan = new Plans(folder).schema(schema).sound();
    String value = "a".repeat(Limits.EVENT_BYTES_MAX - 100) + "!";

    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(Plans.lines(plan.find(Plans.event("e", "{\"x\": \"" + value + "\"}"))))
                .containsExactly(TOO_LONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"patternProperties\": {\"a.*a.*a.*c\": {}}}",
        "{\"propertyNames\": {\"pattern\": \"a.*a.*a.*c\"}}",
      })
  void costlyNamePattern_isGivenUp(String schema) throws IOException {
    SchemaPlan plan = new Plans(folder).schema(schema).sound();
    String name = "a".repeat(Limits.EVENT_BYTES_MAX - 100);

    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(Plans.lines(plan.find(Plans.event("e", "{\"" + name + "\": 1}"))))
                .containsExactly(TOO_LONG));
  }

  @Test
  void referenceToItself_isGivenUp_alsoWhereItDependsOnTheEvent() throws IOException {
    SchemaPlan plan =
        new Plans(folder)
            .schema(
                """
                {"$defs": {"loop": {"if": {"type": "object", "required": ["x"]},
                                    "then": {"$ref": "#/$defs/loop"}}},
                 "$ref": "#/$defs/loop"}
                """)
            .sound();

    assertThat(Plans.lines(plan.find(Plans.event("e", "{}")))).isEmpty();
    assertThat(Plans.lines(plan.find(Plans.event("e", "{\"x\": 1}"))))
        .containsExactly("cannot be checked: its schema refers to itself without an end");
  }

  /** No probe of the folder's references sees it, since where it leads is told while checking. */
  @Test
  void dynamicReferenceToItself_isGivenUp() throws IOException {
    SchemaPlan plan = new Plans(folder).schema("{\"$dynamicRef\": \"#\"}").sound();

    assertThat(Plans.lines(plan.find(Plans.event("e", "{}"))))
        .containsExactly("cannot be checked: its schema refers to itself without an end");
  }

  @Test
  void schemaOfATree_isNoLoop() throws IOException {
    SchemaPlan plan =
        new Plans(folder)
            .schema("{\"additionalProperties\": {\"$ref\": \"#\"}, \"type\": \"object\"}")
            .sound();
    String deep = "{\"a\":".repeat(62) + "{}" + "}".repeat(62);

    assertThat(Plans.lines(plan.find(Plans.event("e", deep)))).isEmpty();
    assertThat(Plans.lines(plan.find(Plans.event("e", "{\"a\": {\"b\": 1}}"))))
        .containsExactly("/a/b must be object");
  }

  @Test
  void largeArrays_areComparedInLinearTime() throws IOException {
    SchemaPlan plan =
        new Plans(folder).schema("{\"properties\": {\"x\": {\"uniqueItems\": true}}}").sound();
    StringBuilder array = new StringBuilder("[0");
    for (int number = 1; number < 100_000; number++) {
      array.append(',').append(number);
    }

    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(Plans.lines(plan.find(Plans.event("e", "{\"x\": " + array + "]}"))))
                .isEmpty());
  }

  /** None of these passes ingest; a record may have been written by something else. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"x\": 1e999999999}", "{\"x\": 1, \"x\": 2}", "{\"x\": ", "", "NaN"})
  void unreadableProperties_areNotAsPlanned(String properties) throws IOException {
    SchemaPlan plan =
        new Plans(folder).schema("{\"properties\": {\"x\": {\"multipleOf\": 3}}}").sound();

    assertThat(Plans.lines(plan.find(Plans.event("e", properties))))
        .containsExactly("cannot be read as the JSON that a schema is about");
  }

  @Test
  void nestingBeyondAnyEvent_isNotAsPlanned() throws IOException {
    SchemaPlan plan = new Plans(folder).schema("{\"items\": {\"$ref\": \"#\"}}").sound();
    String deep = "{\"x\": " + "[".repeat(900) + "]".repeat(900) + "}";

    assertThat(Plans.lines(plan.find(Plans.event("e", deep))))
        .containsExactly("cannot be read as the JSON that a schema is about");
  }
}
