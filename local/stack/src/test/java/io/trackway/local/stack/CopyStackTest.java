package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

  @Test
  void largeBatch_isLoadedByCopy_andLeavesNoFile(@TempDir Path parent)
      throws IOException, InterruptedException {
    Path writeKeys = parent.resolve("keys.json");
    Files.writeString(writeKeys, "{\"web\": \"demo\"}");
    StackOptions options =
        StackOptions.in(Path.of(System.getProperty("trackway.root")))
            .withDirectory(parent.resolve("run"))
            .withWriteKeys(writeKeys)
            .withParameters(
                Map.of(
                    "LoadMethod", "copy",
                    "ProcessorWindowSeconds", "1",
                    "LoaderWindowSeconds", "2"));
    try (LocalStack stack = LocalStack.start(options)) {
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
