package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One running stack with the packaged functions, used as its users use it, and closed last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackTest {

  private static final Path ROOT = Path.of(System.getProperty("trackway.root"));
  private static final Path SAMPLES = ROOT.resolve("events");
  private static final String KEYS_OF_THE_SAMPLES =
      "{\"web\": {\"key\": \"demo\", \"app_ids\": [\"web-app\"]}}";
  private static final String EXPECTED = ".expected.json";

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LAST = Integer.MAX_VALUE;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Service> rewritten = EnumSet.noneOf(Service.class);
  private final Path parent;
  private final Path folder;
  private final Path writeKeys;
  private final LocalStack stack;

  LocalStackTest(@TempDir Path parent) throws IOException, InterruptedException {
    this.parent = parent;
    this.folder = parent.resolve("run");
    this.writeKeys = parent.resolve("keys.json");
    Files.writeString(writeKeys, KEYS_OF_THE_SAMPLES);
    StackOptions options =
        StackOptions.in(ROOT)
            .withDirectory(folder)
            .withWriteKeys(writeKeys)
            .withEndpoints(
                (service, endpoint) -> {
                  rewritten.add(service);
                  return endpoint;
                })
            .withParameters(Map.of("ProcessorWindowSeconds", "1", "LoaderWindowSeconds", "1"));
    this.stack = LocalStack.start(options);
  }

  private JsonNode runFile() throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.resolve("run.json")));
  }

  @AfterAll
  void stop() {
    http.close();
    stack.close();
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post(body, stack.description().gateway().writeKey());
  }

  private HttpResponse<String> post(String body, String writeKey)
      throws IOException, InterruptedException {
    URI gateway = stack.description().gateway().endpoint().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/v1/events"))
            .header("X-Write-Key", writeKey)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  @Order(1)
  void runFile_hasExactlyItsKeys() throws IOException {
    JsonNode file = runFile();

    assertThat(file.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "gateway",
            "writeKey",
            "readKey",
            "region",
            "accessKeyId",
            "secretAccessKey",
            "endpoints",
            "streams",
            "ledgerTable",
            "buckets",
            "workgroup",
            "database",
            "warehouseJdbcUrl",
            "functions");
    assertThat(file.get("endpoints").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "kinesis", "dynamodb", "redshiftData", "s3", "secretsManager", "lambda");
    assertThat(file.at("/endpoints/lambda").asText()).isEqualTo(stack.invokeEndpoint().toString());
    assertThat(file.at("/buckets/FailureBucket").asText()).isEqualTo("trackway-failurebucket");
    assertThat(file.get("streams").fieldNames()).toIterable().containsExactly("events", "clean");
    assertThat(file.get("functions").fieldNames())
        .toIterable()
        .contains("IngestFunction", "ProcessorFunction", "LoaderFunction");
    assertThat(file.get("writeKey").asText()).isEqualTo("demo");
    assertThat(file.get("workgroup").asText()).isEqualTo("trackway-local");
    assertThat(file.get("database").asText()).isEqualTo("dev");
  }

  @Test
  @Order(2)
  void everyEndpointOfTheFunctions_canBeRewritten() {
    assertThat(rewritten).isEqualTo(EnumSet.complementOf(EnumSet.of(Service.LAMBDA)));
  }

  @Test
  @Order(3)
  void postedEvents_becomeOneRowEach() throws IOException, InterruptedException {
    String first = "{\"id\": \"stack-1\", \"name\": \"Song Played\", \"user_id\": \"stack-user\"}";
    String second = first.replace("stack-1", "stack-2");

    assertThat(post("[" + first + "," + second + "]").statusCode()).isEqualTo(202);
    assertThat(post(first).statusCode()).isEqualTo(202);

    try (TestWarehouse warehouse = new TestWarehouse(stack.description())) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  warehouse.longOf(
                          "select count(*) from duplicate_events where event_id = 'stack-1'")
                      == 1);
      assertThat(warehouse.longOf("select count(*) from events where user_id = 'stack-user'"))
          .isEqualTo(2);
    }
  }

  @Test
  @Order(4)
  void statusOfAnEvent_tellsWhatBecameOfIt() throws IOException, InterruptedException {
    String event = "{\"id\": \"status/1 é\", \"name\": \"Song Played\", \"user_id\": \"u\"}";
    assertThat(post(event).statusCode()).isEqualTo(202);
    JsonNode loaded = awaitStatus("status%2F1%20%C3%A9", "/status", "loaded");
    assertThat(loaded.at("/id").asText()).isEqualTo("status/1 é");
    assertThat(loaded.at("/event/name").asText()).isEqualTo("Song Played");
    assertThat(loaded.at("/duplicates_count").asInt()).isZero();

    assertThat(post(event).statusCode()).isEqualTo(202);
    assertThat(post(event.replace("Song", "Video")).statusCode()).isEqualTo(202);
    awaitStatus("status%2F1%20%C3%A9", "/duplicates_count", "1");
    JsonNode conflict = awaitStatus("status%2F1%20%C3%A9", "/rejections/0/code", "id_conflict");
    assertThat(conflict.at("/status").asText()).isEqualTo("loaded");
    assertThat(conflict.at("/event")).isEqualTo(loaded.at("/event"));

    assertThat(post("{\"id\": \"status-2\"}").statusCode()).isEqualTo(400);
    JsonNode rejected = awaitStatus("status-2", "/status", "rejected");
    assertThat(rejected.at("/rejections/0/code").asText()).isEqualTo("missing_field");

    assertThat(get("status-3").statusCode()).isEqualTo(404);
  }

  /** A developer's way to wait: to ask again until the field says so. */
  private JsonNode awaitStatus(String id, String field, String value) {
    return await()
        .atMost(PATIENCE)
        .until(() -> JSON.readTree(get(id).body()), it -> it.at(field).asText().equals(value));
  }

  private HttpResponse<String> get(String id) throws IOException, InterruptedException {
    URI gateway = stack.description().gateway().endpoint().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/v1/events/" + id))
            .header("X-Write-Key", stack.description().gateway().writeKey())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(it -> it.toString().endsWith(".json") && !it.toString().endsWith(EXPECTED))
          // Those are about events that somebody must have sent.
          .filter(it -> !it.resolveSibling("").endsWith("known"))
          .sorted()
          .map(SAMPLES::relativize)
          .toList();
    }
  }

  @ParameterizedTest
  @Order(5)
  @MethodSource("samples")
  void sample_isAnsweredAsItsPartnerSays(Path sample) throws IOException, InterruptedException {
    Path expected = SAMPLES.resolve(sample.toString().replaceFirst("\\.json$", EXPECTED));
    String part = sample.getName(0).toString();
    String function = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);

    InvocationResult result =
        stack.invoke(
            function + "Function", Payload.of(Files.readAllBytes(SAMPLES.resolve(sample))));

    assertThat(result).isInstanceOf(Answered.class);
    assertThat(JSON.readTree(result.document().bytes()))
        .isEqualTo(JSON.readTree(Files.readAllBytes(expected)));
  }

  @Test
  @Order(6)
  void runFile_followsTheProcesses() throws IOException, InterruptedException {
    assertThat(post("{}").statusCode()).isEqualTo(400);
    await().atMost(PATIENCE).until(() -> !runFile().at("/functions/IngestFunction").isEmpty());
    long processId = runFile().at("/functions/IngestFunction/0").asLong();

    assertThat(ProcessHandle.of(processId).orElseThrow().destroyForcibly()).isTrue();

    await()
        .atMost(PATIENCE)
        .until(() -> !runFile().get("functions").toString().contains("" + processId));
    assertThat(post("{}").statusCode()).isEqualTo(400);
  }

  @Test
  @Order(7)
  void takenPort_isToldBeforeAnythingStarts() {
    int port = stack.description().gateway().endpoint().map(URI::getPort).orElseThrow();
    StackOptions options =
        StackOptions.in(ROOT).withDirectory(parent.resolve("other")).withPort(port);

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Port " + port + " is taken")
        .hasMessageContaining("PORT=" + (port + 1));
    assertThat(parent.resolve("other")).doesNotExist();
  }

  @Test
  @Order(8)
  void unknownFunction_isToldWithThoseThatExist() {
    assertThatThrownBy(() -> stack.invoke("Ingest", Payload.ofText("{}")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no function Ingest")
        .hasMessageContaining("IngestFunction");
  }

  @Test
  void keyThatIsAddedToTheFile_worksSoon() throws IOException, InterruptedException {
    String event = "{\"name\": \"Song Played\", \"user_id\": \"stack-user\"}";
    assertThat(post(event, "new-key").statusCode()).isEqualTo(401);

    Files.writeString(writeKeys, "{\"web\": [\"demo\", \"new-key\"]}");
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> post(event, "new-key").statusCode() == 202);
    assertThat(post(event, "demo").statusCode()).isEqualTo(202);
  }

  @Test
  @Order(LAST)
  void close_leavesNothingButLogs() {
    assertThat(ProcessHandle.current().descendants()).isNotEmpty();

    stack.close();

    await().atMost(PATIENCE).until(() -> ProcessHandle.current().descendants().count() == 0);
    assertThat(folder.toFile().list()).containsExactly("logs");
    assertThat(folder.resolve("logs").toFile().list())
        .contains("IngestFunction.log", "ProcessorFunction.log", "LoaderFunction.log");
  }
}
