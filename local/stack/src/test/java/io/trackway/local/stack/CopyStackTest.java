package io.trackway.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A stack whose loader puts large batches into S3, and the warehouse takes them from there. */
class CopyStackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int EVENTS = 2_000;
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void largeBatch_isLoadedByCopy_andLeavesNoFile(@TempDir Path parent)
      throws IOException, InterruptedException {
    try (LocalStack stack = LocalStack.start(options(parent, "window"))) {
      post(stack.description());
      StackDescription description = stack.description();
      try (TestWarehouse warehouse = new TestWarehouse(description)) {
        await()
            .atMost(PATIENCE)
            .until(() -> warehouse.longOf("select count(*) from events") == EVENTS);
        assertThat(
                warehouse.longOf("select count(*) from events where properties.text like 'é x%'"))
            .isEqualTo(EVENTS);
      }
      assertThat(statements(description)).anySatisfy(it -> assertThat(it).startsWith("COPY "));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(files(description)).isEmpty());
    }
  }

  /** Until then nothing wakes the warehouse. */
  @Test
  void batchesOfAnInterval_waitAsFiles_andAreLoadedTogether(@TempDir Path parent)
      throws IOException, InterruptedException {
    try (LocalStack stack = LocalStack.start(options(parent, "1 hour"))) {
      StackDescription description = stack.description();
      post(description);
      await().atMost(PATIENCE).until(() -> waiting(stack) == EVENTS);
      try (TestWarehouse warehouse = new TestWarehouse(description)) {
        assertThat(warehouse.longOf("select count(*) from events")).isZero();

        InvocationResult answer =
            stack.invoke("ScheduledLoaderFunction", Payload.of("{}".getBytes(UTF_8)));

        assertThat(answer.document().text()).contains("\"events\":" + EVENTS);
        assertThat(warehouse.longOf("select count(*) from events")).isEqualTo(EVENTS);
      }
      assertThat(files(description)).isEmpty();
    }
  }

  /** Events in the files that wait. */
  private static int waiting(LocalStack stack) throws IOException {
    StackDescription description = stack.description();
    String bucket = description.data().buckets().getOrDefault("LoadBucket", "");
    int events = 0;
    try (S3Client s3 = Clients.s3(description.identity(), description.endpoint(Service.S3))) {
      for (S3Object file : files(description)) {
        byte[] packed = s3.getObjectAsBytes(it -> it.bucket(bucket).key(file.key())).asByteArray();
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
          for (JsonNode record : JSON.readTree(content).path("Records")) {
            byte[] data = record.path("kinesis").path("data").binaryValue();
            events += JSON.readTree(data).path("verdicts").size();
          }
        }
      }
    }
    return events;
  }

  private static StackOptions options(Path parent, String interval) throws IOException {
    Path writeKeys = parent.resolve("keys.json");
    Files.writeString(writeKeys, "{\"web\": \"demo\"}");
    return StackOptions.in(Path.of(System.getProperty("trackway.root")))
        .withDirectory(parent.resolve("run"))
        .withWriteKeys(writeKeys)
        .withParameters(
            Map.of(
                "LoadMethod", "copy",
                "LoaderInterval", interval,
                "ProcessorWindowSeconds", "1",
                "LoaderWindowSeconds", "2"));
  }

  private static void post(StackDescription stack) throws IOException, InterruptedException {
    String text = "é " + "x".repeat(100);
    String events =
        IntStream.range(0, EVENTS)
            .mapToObj(
                it ->
                    "{\"id\":\"copy-%d\",\"name\":\"N\",\"user_id\":\"u-%d\","
                        .concat("\"properties\":{\"text\":\"%s\"}}")
                        .formatted(it, it % 50, text))
            .collect(Collectors.joining(",", "[", "]"));
    HttpRequest request =
        HttpRequest.newBuilder(stack.gateway().endpoint().orElseThrow().resolve("/v1/events"))
            .header("X-Write-Key", "demo")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(events))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
  }

  /** What was run lately, in batches. */
  private static List<String> statements(StackDescription stack) {
    try (RedshiftDataClient client =
        Clients.redshiftData(stack.identity(), stack.endpoint(Service.REDSHIFT_DATA))) {
      return client.listStatements(it -> it.maxResults(100)).statements().stream()
          .filter(StatementData::isBatchStatement)
          .flatMap(it -> it.queryStrings().stream())
          .toList();
    }
  }

  private static List<S3Object> files(StackDescription stack) {
    String bucket = stack.data().buckets().getOrDefault("LoadBucket", "");
    try (S3Client s3 = Clients.s3(stack.identity(), stack.endpoint(Service.S3))) {
      return s3.listObjectsV2(it -> it.bucket(bucket)).contents();
    }
  }
}
