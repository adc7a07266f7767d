package io.trackway.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample invocations, each with the answer beside it, which is as docs/openapi.yaml says. */
class ReadApiTest {

  private static final String EXPECTED = ".expected.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReadApi API = ReadApi.read();
  private static final Path ROOT = Path.of(System.getProperty("trackway.root"));

  @ParameterizedTest
  @MethodSource("inputs")
  void answer_isTheExpected(Path input) throws IOException {
    Path expected = Path.of(input.toString().replaceFirst("\\.json$", EXPECTED));
    assertThat(expected).exists();

    assertThat(handle(input)).isEqualTo(JSON.readTree(Files.readAllBytes(expected)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void answer_isAsDescribed(Path input) throws IOException {
    JsonNode answer = handle(input);

    assertThat(
            API.violations(
                path(input),
                answer.path("statusCode").asInt(),
                JSON.readTree(answer.path("body").asText())))
        .isEmpty();
  }

  /** Else the description would say nothing of an answer. */
  @Test
  void answerWithAnotherField_isNotAsDescribed() throws IOException {
    Path input = ROOT.resolve("events/query/known/user.json");
    ObjectNode body = (ObjectNode) JSON.readTree(handle(input).path("body").asText());

    body.put("extra", true);
    assertThat(API.violations(path(input), 200, body)).isNotEmpty();
    body.remove(List.of("extra", "traits"));
    assertThat(API.violations(path(input), 200, body)).isNotEmpty();
  }

  @Test
  void everyDescribedPath_hasASample() throws IOException {
    Set<String> paths = new TreeSet<>();
    for (Path input : inputs()) {
      paths.add(path(input));
    }

    assertThat(paths).isEqualTo(API.paths());
  }

  /** A user's two paths are one route, whose variable takes slashes. */
  @Test
  void everyRoute_isDescribed() throws IOException {
    String template = Files.readString(ROOT.resolve("template.yaml"));
    Matcher function = Pattern.compile("\n  QueryFunction:\n(?:    .*\n|\n)*").matcher(template);
    assertThat(function.find()).isTrue();
    Matcher path = Pattern.compile(" Path: (\\S+)").matcher(function.group());
    Set<String> routes = new TreeSet<>();
    while (path.find()) {
      routes.add(path.group(1));
    }

    Set<String> described = new TreeSet<>();
    for (String one : API.paths()) {
      described.add(one.replaceFirst("\\{id}(/events)?$", "{id+}"));
    }
    assertThat(routes).isEqualTo(described);
  }

  @Test
  void everyExpectation_hasItsInput() throws IOException {
    assertThat(files().filter(file -> file.toString().endsWith(EXPECTED)))
        .isNotEmpty()
        .allSatisfy(
            expected ->
                assertThat(Path.of(expected.toString().replace(EXPECTED, ".json"))).exists());
  }

  static List<Path> inputs() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(EXPECTED))
        .toList();
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("events/query"))) {
      return files.sorted().toList().stream();
    }
  }

  private static JsonNode handle(Path input) throws IOException {
    return JSON.readTree(KnownPeople.handle(KnownPeople.handler(), Files.readAllBytes(input)));
  }

  /** As the description calls it. */
  private static String path(Path input) throws IOException {
    JsonNode event = JSON.readTree(Files.readAllBytes(input));
    String route = event.path("routeKey").asText().replace("GET ", "");
    return route.replace(
        "{id+}",
        event.path("pathParameters").path("id").asText().endsWith("/events")
            ? "{id}/events"
            : "{id}");
  }
}
