package io.trackway.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on the plan that the documentation shows, and on others. */
class CheckCommandTest {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("trackway.root"), "docs/tracking-plan-example");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void example_isAsTheDocumentationShows() throws IOException {
    Path page = Path.of(System.getProperty("trackway.root"), "docs/tracking-plan.md");

    assertThat(check(EXAMPLE.resolve("traffic.ndjson"), EXAMPLE, "--source", "web")).isEqualTo(1);
    List<String> tables = out.toString().lines().skip(1).filter(line -> !line.isBlank()).toList();
    assertThat(tables).hasSizeGreaterThan(10);
    assertThat(Files.readString(page).lines()).containsAll(tables);
  }

  @Test
  void rejections_areCounted_forASourceThatRejects() throws IOException {
    assertThat(check(EXAMPLE.resolve("traffic.ndjson"), EXAMPLE, "--source", "web")).isEqualTo(1);
    assertThat(out.toString())
        .contains("source web: violations reject, unknown events flag.")
        .containsPattern("(?m)^  Order Completed +4 +1 +0 +3 +0$")
        .containsPattern("(?m)^  Song Skipped +1 +0 +1 +0 +0$")
        .containsPattern("(?m)^  all +10 +4 +1 +5 +0$")
        .containsPattern(
            "(?m)^ +1 +4 +Order.Completed.schema.json +/products/\\*/quantity +must be");
  }

  @Test
  void flags_areNoFailure() throws IOException {
    assertThat(check(EXAMPLE.resolve("traffic.ndjson"), EXAMPLE)).isZero();
    assertThat(out.toString())
        .contains("source *: violations flag, unknown events allow.")
        .containsPattern("(?m)^  all +10 +4 +5 +0 +1$");
  }

  @Test
  void json_hasTheSame() throws IOException {
    assertThat(check(EXAMPLE.resolve("traffic.ndjson"), EXAMPLE, "--json")).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("events").asInt()).isEqualTo(10);
    assertThat(report.path("flagged").asInt()).isEqualTo(5);
    assertThat(report.path("found").path(0).path("path").asText()).isEqualTo("/total");
    assertThat(report.path("found").path(0).path("first_line").asInt()).isEqualTo(2);
  }

  /** By the endpoint's own rules, so that the plan never sees them. */
  @Test
  void linesThatAreNoEvents_areTold() throws IOException {
    Path file =
        file("{\"name\": \"\\u001b[31m\"}\n\n{}\nnonsense\n{\"name\": \"" + "x".repeat(600_000));

    assertThat(check(file, EXAMPLE)).isEqualTo(1);
    assertThat(out.toString())
        .contains("The endpoint itself would reject 3:")
        .containsPattern("1 +3 +missing_field +name must be given")
        .containsPattern("1 +4 +invalid_json")
        .containsPattern("1 +5 +line_too_long")
        .contains("  ?[31m")
        .doesNotContain("\u001b");
  }

  @Test
  void standardInput_isReadToo() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("{\"name\": \"Song Played\"}".getBytes(UTF_8)));
    try {
      assertThat(check(Path.of("-"), EXAMPLE, "--source", "web")).isEqualTo(1);
    } finally {
      System.setIn(before);
    }
    assertThat(out.toString()).contains("/song", "is missing");
  }

  @Test
  void whatIsKept_isBounded() throws IOException {
    String lines =
        IntStream.range(0, CheckTally.NAMES_MAX + 10)
            .mapToObj(number -> "{\"name\": \"n%d\", \"properties\": {}}".formatted(number))
            .collect(Collectors.joining("\n"));
    Path plan = Files.createDirectory(folder.resolve("plan"));
    Files.writeString(plan.resolve("plan.json"), "{}");

    assertThat(check(file(lines), plan)).isZero();
    assertThat(out.toString())
        .containsPattern("(?m)^  \\(other names\\) +10 +0 +0 +0 +10$")
        .contains("and 951 more names")
        .containsPattern("(?m)^  all +1,010 ");
  }

  @Test
  void manyViolations_endWithTheirNumber() throws IOException {
    String fields =
        IntStream.range(0, 30)
            .mapToObj(number -> "\"f%02d\": 1".formatted(number))
            .collect(Collectors.joining(", "));
    Path plan = Files.createDirectory(folder.resolve("plan"));
    Files.writeString(plan.resolve("a.schema.json"), "{\"additionalProperties\": false}");

    assertThat(check(file("{\"name\": \"a\", \"properties\": {" + fields + "}}"), plan)).isZero();
    assertThat(out.toString()).contains("/f09", "and 20 more violations").doesNotContain("/f10");
  }

  @Test
  void whereThereIsNoPlan_itSaysSo() throws IOException {
    assertThat(check(file("{}"), folder.resolve("none"))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no plan in ", "docs/tracking-plan.md");
    assertThat(check(folder.resolve("none"), EXAMPLE)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file ");
    assertThat(check(file("{}"), EXAMPLE, "--source", "")).isEqualTo(2);
    assertThat(err.toString()).contains("--source must have 1 to 64 characters");
  }

  @Test
  void faultyPlan_isToldByFile() throws IOException {
    Path plan = Files.createDirectory(folder.resolve("plan"));
    Files.writeString(plan.resolve("plan.json"), "{\"source\": {}}");
    Files.writeString(plan.resolve("a.schema.json"), "{");

    assertThat(check(file("{}"), plan)).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("a.schema.json: is not JSON"))
        .anyMatch(line -> line.equals("plan.json: /source is not known; known here: sources"));
  }

  @Test
  void planAlone_showsItsCommands() {
    assertThat(run(new PlanCommand())).isZero();
    assertThat(out.toString()).contains("check");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("events.ndjson"), text);
  }

  private int check(Path file, Path plan, String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--plan", plan.toString()));
    arguments.addAll(List.of(more));
    return run(new CheckCommand(), arguments.toArray(String[]::new));
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
