package io.trackway.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.local.demo.check.Warehouse;
import io.trackway.local.host.InvocationMoment;
import io.trackway.local.host.InvocationObserver;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import io.trackway.local.stack.Clients;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A batch that no try gets through is kept in the failure bucket, whole, and can be replayed. */
class DiscardTest {

  private static final String LOADER = "LoaderFunction";
  private static final String BUCKET = "trackway-failurebucket";

  /** Kills the loader before it has begun, each time, until it is told not to. */
  private static final class LoaderKiller implements InvocationObserver {
    private volatile boolean active = true;

    @Override
    public Decision handedOver(InvocationMoment moment) {
      return active && moment.functionName().equals(LOADER) ? Decision.KILL : Decision.CONTINUE;
    }

    @Override
    public Decision answered(InvocationMoment moment) {
      return Decision.CONTINUE;
    }
  }

  @Test
  void batchThatNoTryGetsThrough_isKept_andItsReplayIsARow(@TempDir Path directory)
      throws IOException, InterruptedException {
    LoaderKiller killer = new LoaderKiller();
    StackOptions options =
        StackOptions.in(Path.of(System.getProperty("trackway.root")))
            .withDirectory(directory)
            .withParameters(
                Map.of(
                    "ProcessorWindowSeconds", "0",
                    "LoaderWindowSeconds", "0",
                    "RetryAttempts", "1"))
            .withInvocations(killer);
    try (LocalStack stack = LocalStack.start(options);
        Warehouse warehouse = warehouse(stack.description())) {
      StackDescription description = stack.description();
      send(description.gateway().endpoint().orElseThrow(), description.gateway().writeKey());

      JsonNode kept = keptDocument(description);
      assertThat(warehouse.number("SELECT COUNT(*) FROM events")).isZero();

      killer.active = false;
      Payload batch = Payload.ofText(kept.get("payload").asText());
      for (int replay = 0; replay < 2; replay++) {
        assertThat(stack.invoke(LOADER, batch)).isInstanceOf(InvocationResult.Answered.class);
        assertThat(warehouse.number("SELECT COUNT(*) FROM events WHERE event_id = 'kept'"))
            .isEqualTo(1);
      }
    }
  }

  private static Warehouse warehouse(StackDescription description) {
    return new Warehouse(
        Clients.redshiftData(description.identity(), description.endpoint(Service.REDSHIFT_DATA)),
        description.warehouse().workgroup(),
        description.warehouse().database());
  }

  private static void send(URI gateway, String writeKey) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.resolve("/v1/events"))
              .header("x-write-key", writeKey)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"kept\",\"name\":\"Kept\"}"))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
  }

  private static JsonNode keptDocument(StackDescription description) throws IOException {
    try (S3Client s3 = Clients.s3(description.identity(), description.endpoint(Service.S3))) {
      List<S3Object> objects =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () -> s3.listObjectsV2(request -> request.bucket(BUCKET)).contents(),
                  found -> !found.isEmpty());
      assertThat(objects).hasSize(1);
      String key = objects.getFirst().key();
      return new ObjectMapper()
          .readTree(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String());
    }
  }
}
