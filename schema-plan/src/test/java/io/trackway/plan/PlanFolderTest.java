package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folders are plans, and what is said of those that are not. */
class PlanFolderTest {

  @TempDir private Path folder = Path.of("");
  private Plans plans = new Plans(folder);

  @BeforeEach
  void fill() {
    plans = new Plans(folder);
  }

  @Test
  void folder_withoutJson_isNoPlan() throws IOException {
    assertThat(new Plans(folder.resolve("none")).read()).isEqualTo(new PlanReading.Absent());
    assertThat(plans.file("README.md", "").file(".x.json", "").read())
        .isEqualTo(new PlanReading.Absent());
  }

  /** A function without a plan shall not pay for one: nothing of the validator is loaded. */
  @Test
  void folder_withoutJson_needsNoValidator() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("json-schema")) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> reader = loader.loadClass(PlanFolder.class.getName());
      Method read = reader.getMethod("read", Path.class);

      assertThat(read.invoke(null, folder)).hasToString("Absent[]");
      plans.schema("{}");
      assertThatThrownBy(() -> read.invoke(null, folder))
          .cause()
          .isInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void fileName_isTheEventsName_percentEncodedWhereNeeded() throws IOException {
    SchemaPlan plan =
        plans
            .file("a%2Fb %C3%A9.schema.json", "{\"required\": [\"x\"]}")
            .file("50%25.schema.json", "{\"required\": [\"y\"]}")
            .sound();

    assertThat(Plans.lines(plan.find(Plans.event("a/b \u00e9", "{}"))))
        .containsExactly("/x is missing");
    assertThat(Plans.lines(plan.find(Plans.event("50%", "{}")))).containsExactly("/y is missing");
  }

  @Test
  void everyFault_isTold_byFile() throws IOException {
    plans
        .file("plan.json", "{\"sources\": {\"web\": {\"violation\": \"flag\"}}, \"x\": 1}")
        .file("a.schema.json", "{\"type\": \"nonsense\"}")
        .file("b.schema.json", "{")
        .file("c.schema.json", "{\"$ref\": \"nowhere.json\"}")
        .file("d.schema.json", "{\"properties\": {\"x\": {\"pattern\": \"(\"}}}")
        .file("e.schema.json", "{}")
        .file("%65.schema.json", "{}")
        .file("%6.schema.json", "{}");
    Files.createDirectory(folder.resolve("sub"));

    assertThat(plans.faults().lines().map(line -> line.substring(0, line.indexOf(':'))))
        .containsOnly(
            "plan.json",
            "a.schema.json",
            "b.schema.json",
            "c.schema.json",
            "d.schema.json",
            "e.schema.json",
            "%6.schema.json",
            "sub");
    assertThat(plans.faults())
        .contains(
            "plan.json: /x is not known; known here: sources",
            "plan.json: /sources/web/violation is not known; known here: violations, ",
            "a.schema.json: /type is no schema: ",
            "b.schema.json: is not JSON: ",
            "c.schema.json: /$ref refers to what is not in this folder: nowhere.json",
            "d.schema.json: /properties/x/pattern is no regular expression that Java knows: ",
            "e.schema.json: is for the same event as %65.schema.json",
            "%6.schema.json: a % has two hexadecimal digits after it",
            "sub: is a folder; a plan has none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | must be an object",
        "{\"sources\": []} | /sources must be an object",
        "{\"sources\": {\"\": {}}} | /sources/ a source has 1 to 64 characters",
        "{\"sources\": {\"a/b\": 1}} | /sources/a~1b must be an object",
        "{\"sources\": {\"*\": {\"violations\": \"allow\"}}}"
            + " | /sources/*/violations must be one of \"flag\", \"reject\"",
        "{\"sources\": {\"*\": {\"unknown_events\": true}}}"
            + " | /sources/*/unknown_events must be one of \"allow\", \"flag\", \"reject\"",
        "{\"sources\": {}, \"sources\": {}} | is not JSON: Duplicate field 'sources'",
        "{} {} | is not JSON: something follows its end",
      })
  void faultyRules_areNamed(String rules, String problem) throws IOException {
    assertThat(plans.file("plan.json", rules).faults()).isEqualTo("plan.json: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7 | is no schema",
        "{\"minLength\": -1} | /minLength is no schema",
        "{\"$ref\": \"#/$defs/none\"} | /$ref refers to what is not in this folder: #/$defs/none",
        "{\"$ref\": \"https://example.com/x.json\"}"
            + " | /$ref refers to what is not in this folder: https://example.com/x.json",
        "{\"$ref\": \"a b.json\"} | /$ref is no reference; a blank in one is written %20",
        "{\"$ref\": \"#\"} | /$ref refers to itself without an end: #",
        "{\"$defs\": {\"a\": {\"allOf\": [{\"$ref\": \"#/$defs/a\"}]}}}"
            + " | /$defs/a/allOf/0/$ref refers to itself without an end: #/$defs/a",
        "{\"patternProperties\": {\"[\": {}}}"
            + " | /patternProperties/[ is no regular expression that Java knows: ",
        "{\"$schema\": \"https://json-schema.org/draft-07/schema\"} | ",
        "{\"$schema\": \"https://example.com/none\"} | ",
      })
  void faultySchema_isNamed(String schema, String problem) throws IOException {
    assertThat(plans.schema(schema).faults().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("e.schema.json: ")
        .contains(problem == null ? "" : problem);
  }

  /** What only looks like a schema is none. */
  @Test
  void values_areNotSchemas() throws IOException {
    assertThat(
            plans
                .schema(
                    """
                    {"default": {"$ref": "nowhere.json"}, "examples": [{"pattern": "("}],
                     "properties": {"pattern": {"const": {"pattern": "("}}, "$ref": {}}}
                    """)
                .faults())
        .isEmpty();
  }

  @Test
  void schemas_referToOneAnother_byFileName_orByTheirIds() throws IOException {
    plans
        .file("common.json", "{\"$defs\": {\"n\": {\"$anchor\": \"n\", \"type\": \"number\"}}}")
        .file("A B.schema.json", "{\"type\": \"object\"}")
        .file("i.json", "{\"$id\": \"https://example.com/s/i.json\", \"type\": \"integer\"}")
        .file("f.schema.json", "{\"$id\": \"https://example.com/s/f\", \"$ref\": \"i.json\"}")
        .schema(
            """
            {"$ref": "A%20B.schema.json",
             "properties": {"a": {"$ref": "common.json#/$defs/n"}, "b": {"$ref": "common.json#n"},
                            "c": {"$ref": "https://example.com/s/i.json"},
                            "d": {"$ref": "#/properties/a"}}}
            """);

    assertThat(plans.check("{\"a\": \"\", \"b\": \"\", \"c\": 1.5, \"d\": \"\"}"))
        .containsExactly(
            "/a must be number", "/b must be number", "/c must be integer", "/d must be number");
  }

  @ParameterizedTest
  @CsvSource({
    "https://json-schema.org/draft/2020-12/schema, prefixItems",
    "https://json-schema.org/draft/2019-09/schema, items",
    "http://json-schema.org/draft-07/schema#, items",
    "http://json-schema.org/draft-06/schema#, items",
    "http://json-schema.org/draft-04/schema#, items"
  })
  void everyVersionOfJsonSchema_isKnown(String version, String tuple) throws IOException {
    plans.schema(
        """
        {"$schema": "%s", "properties": {"x": {"%s": [{"type": "string"}]}}}
        """
            .formatted(version, tuple));

    assertThat(plans.check("{\"x\": [1]}")).isEqualTo(List.of("/x/0 must be string"));
  }

  /** The standard's default; a pattern says more exactly what is wanted. */
  @Test
  void format_isNotChecked() throws IOException {
    plans.schema("{\"properties\": {\"x\": {\"format\": \"email\"}}}");
    assertThat(plans.check("{\"x\": \"none\"}")).isEmpty();
  }

  @Test
  void fileTooLarge_isNamed() throws IOException {
    plans.schema(" ".repeat(PlanFolder.FILE_BYTES_MAX) + "{}");
    assertThat(plans.faults()).isEqualTo("e.schema.json: has more than 1,048,576 bytes");
  }
}
