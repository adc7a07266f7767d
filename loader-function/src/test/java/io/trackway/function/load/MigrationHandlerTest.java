package io.trackway.function.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.redshift.DataApi;
import io.trackway.testing.function.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationHandlerTest {

  private final List<Put> puts = new CopyOnWriteArrayList<>();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private final HttpServer stack = stack();

  /** What CloudFormation's side gets. */
  private record Put(
      String method, String query, @Nullable String contentType, Map<String, Object> body) {}

  @BeforeEach
  void start() {
    TestWarehouse.reset();
    stack.createContext("/", this::answer);
    stack.start();
  }

  @AfterEach
  void stop() {
    stack.stop(0);
  }

  @Test
  void create_appliesTheSchema_andTellsTheStack() {
    Map<String, Object> answer = handle(request("Create"));

    assertThat(answer)
        .isEqualTo(
            Map.of(
                "Status", "SUCCESS",
                "Reason", "The schema has version " + SchemaFiles.NAMES.size(),
                "PhysicalResourceId", "trackway-schema",
                "StackId", "arn:aws:cloudformation:stack/1",
                "RequestId", "request-1",
                "LogicalResourceId", "Schema",
                "Data", Map.of("version", SchemaFiles.NAMES.size())));
    assertThat(puts).containsExactly(new Put("PUT", "X-Amz-Signature=a%2Fb", null, answer));
    assertThat(TestWarehouse.contents().events()).isEmpty();
  }

  @Test
  void update_keepsTheResourceIdThatTheStackKnows() {
    Map<String, Object> request = request("Update");
    request.put("PhysicalResourceId", "older-name");

    assertThat(handle(request))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("PhysicalResourceId", "older-name");
  }

  @Test
  void delete_deletesNothing() throws MigrationException {
    TestWarehouse.empty();

    assertThat(handle(request("Delete")))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("Reason", "The data is kept");
    assertThat(puts).hasSize(1);
    assertThat(TestWarehouse.contents().events()).isEmpty();
  }

  @Test
  void anyFailure_isToldToTheStack() {
    MigrationHandler misconfigured =
        new MigrationHandler(
            () -> Migrations.packaged(LoaderConfig.from(Map.of()).dataApi()),
            InstantSource.system());

    Map<String, Object> answer =
        misconfigured.handleRequest(request("Create"), TestContext.minute());

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(answer.get("Reason")).asString().contains("WAREHOUSE_DATABASE is not set");
    assertThat(puts).singleElement().extracting(Put::body).isEqualTo(answer);
  }

  @Test
  void aDatabaseThatDoesNotAnswer_isToldToTheStackBeforeTheTimeEnds() {
    DataApi dead =
        TestWarehouse.dataApi(
            TestWarehouse.client(URI.create("http://127.0.0.1:1")), InstantSource.system());
    MigrationHandler handler =
        new MigrationHandler(() -> Migrations.packaged(dead), InstantSource.system());

    Map<String, Object> answer =
        handler.handleRequest(request("Create"), new TestContext("r", 14_000));

    assertThat(answer).containsEntry("Status", "FAILED");
    assertThat(puts).hasSize(1);
  }

  @Test
  void aRequestOfUnknownType_fails() {
    assertThat(handle(request("Refresh"))).containsEntry("Status", "FAILED");
    assertThat(puts).hasSize(1);
  }

  @Test
  void aDirectInvocation_isAnsweredDirectly() {
    assertThat(handle(new HashMap<>(Map.of("RequestType", "Create"))))
        .containsEntry("Status", "SUCCESS")
        .containsEntry("Data", Map.of("version", SchemaFiles.NAMES.size()));
    assertThat(puts).isEmpty();
  }

  @Test
  void anAnswerThatIsNotTaken_isSentAgain() {
    statuses.addAll(List.of(503, 200));

    handle(request("Delete"));

    assertThat(puts).hasSize(2);
  }

  @Test
  void anAnswerThatIsNeverTaken_failsTheInvocation() {
    statuses.addAll(List.of(503, 503, 503));

    assertThatThrownBy(() -> handle(request("Delete")))
        .hasMessage("the stack's URL answered with status 503");
  }

  private static Map<String, Object> handle(Map<String, Object> request) {
    MigrationHandler handler =
        new MigrationHandler(
            () -> Migrations.packaged(TestWarehouse.dataApi()), InstantSource.system());
    return handler.handleRequest(request, TestContext.minute());
  }

  private Map<String, Object> request(String type) {
    return new HashMap<>(
        Map.of(
            "RequestType",
            type,
            "ResponseURL",
            "http://127.0.0.1:" + stack.getAddress().getPort() + "/x?X-Amz-Signature=a%2Fb",
            "StackId",
            "arn:aws:cloudformation:stack/1",
            "RequestId",
            "request-1",
            "LogicalResourceId",
            "Schema",
            "ResourceProperties",
            Map.of("ServiceToken", "arn:aws:lambda:x")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, Object> body =
        new ObjectMapper()
            .readValue(
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                new TypeReference<Map<String, Object>>() {});
    puts.add(
        new Put(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawQuery(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            body));
    exchange.sendResponseHeaders(statuses.isEmpty() ? 200 : statuses.removeFirst(), -1);
    exchange.close();
  }

  private static HttpServer stack() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
