package io.trackway.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger in front of a service in trouble: whatever happens, no event is decided wrongly. */
class DynamoLedgerFaultsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  private static final Answer STORED = new Answer(200, "{}");
  private static final Answer THROTTLED =
      error(400, "ProvisionedThroughputExceededException", "slow down");

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private record Answer(int status, String body) {}

  DynamoLedgerFaultsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  @Test
  void throttledClaims_areTriedAgain() {
    answer(number -> number < 3 ? THROTTLED : STORED);

    assertThat(claim(20, TIME_LIMIT)).containsOnly(new ClaimResult.Granted());
    assertThat(requests).hasValue(23);
  }

  @Test
  void throttlingThatLasts_isUnknown_notRejected() {
    answer(_ -> THROTTLED);

    assertThat(claim(40, TIME_LIMIT)).hasSize(40).allSatisfy(unknown("slow down"));
  }

  @Test
  void faultsOfTheService_areTriedAgain_andThenUnknown() {
    answer(number -> number == 0 ? error(500, "InternalServerError", "oops") : STORED);
    assertThat(claim(1, TIME_LIMIT)).containsExactly(new ClaimResult.Granted());

    server.removeContext("/");
    answer(_ -> error(503, "ServiceUnavailable", "oops"));
    assertThat(claim(5, TIME_LIMIT)).hasSize(5).allSatisfy(unknown("oops"));
  }

  /** What stays wrong for every claim is asked only by those already in flight. */
  @Test
  void missingPermission_isUnknown_andStopsTheRest() {
    answer(_ -> error(400, "AccessDeniedException", "not authorized to perform dynamodb:PutItem"));

    assertThat(claim(500, TIME_LIMIT))
        .hasSize(500)
        .allSatisfy(unknown("table ledger: not authorized to perform dynamodb:PutItem"));
    assertThat(requests).hasValueLessThanOrEqualTo(DynamoLedger.IN_FLIGHT_MAX);
  }

  @Test
  void deadEndpoint_isUnknown_soon() {
    int port = server.getAddress().getPort();
    server.stop(0);

    long start = System.nanoTime();
    assertThat(claim(500, TIME_LIMIT, port)).hasSize(500).allSatisfy(unknown("refused"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME_LIMIT);
  }

  @Test
  void slowEndpoint_isUnknown_withinTheTimeLimit() {
    server.createContext(
        "/",
        exchange -> {
          await();
          exchange.close();
        });

    long start = System.nanoTime();
    assertThat(claim(100, Duration.ofMillis(700)))
        .hasSize(100)
        .allSatisfy(result -> assertThat(result).isInstanceOf(ClaimResult.Unknown.class));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  /** An answer that does not name the holder must not make a duplicate of the event. */
  @Test
  void refusalWithoutItem_isUnknown() {
    answer(_ -> error(400, "ConditionalCheckFailedException", "the conditional request failed"));

    assertThat(claim(1, TIME_LIMIT)).allSatisfy(unknown("did not tell who holds"));
  }

  private void answer(IntFunction<Answer> answers) {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          send(exchange, answers.apply(requests.getAndIncrement()));
        });
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ClaimResult> claim(int count, Duration timeLimit) {
    return claim(count, timeLimit, server.getAddress().getPort());
  }

  private static List<ClaimResult> claim(int count, Duration timeLimit, int port) {
    try (DynamoDbClient client = LocalLedger.client(URI.create("http://127.0.0.1:" + port))) {
      List<Claim> claims =
          IntStream.range(0, count)
              .mapToObj(
                  number ->
                      new Claim(
                          new EventKey(new Source("web"), "e-" + number),
                          "s:1:" + number,
                          new Fingerprint("a".repeat(32)),
                          NOW.plusSeconds(60)))
              .toList();
      return new DynamoLedger(client, "ledger").claim(claims, NOW, timeLimit);
    }
  }

  private static Consumer<ClaimResult> unknown(String cause) {
    return result ->
        assertThat(result)
            .isInstanceOfSatisfying(
                ClaimResult.Unknown.class,
                unknown -> assertThat(unknown.cause()).containsIgnoringCase(cause));
  }

  private static Answer error(int status, String type, String message) {
    return new Answer(
        status,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
            .formatted(type, message));
  }
}
