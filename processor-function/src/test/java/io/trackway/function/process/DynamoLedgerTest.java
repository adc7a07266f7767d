package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.testing.process.LedgerContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract, through the real client against AWS's own server. */
class DynamoLedgerTest extends LedgerContract {

  private static final Claim CLAIM =
      new Claim(
          new EventKey(new Source("web"), "e-1"),
          "s:1:0",
          new Fingerprint("a".repeat(32)),
          Instant.parse("2026-03-08T12:00:00Z"));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final LocalLedger LOCAL = LocalLedger.start();

  private final Ledger ledger = LOCAL.createLedger();

  @AfterAll
  static void stop() throws IOException {
    LOCAL.close();
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  /** The put is stored but its response is lost; the client repeats it and finds it is its own. */
  @Test
  void claim_whoseResponseIsLost_isGranted() throws IOException {
    AtomicInteger puts = new AtomicInteger();
    HttpServer lossy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (HttpClient http = HttpClient.newHttpClient()) {
      lossy.createContext(
          "/",
          exchange -> {
            HttpResponse<byte[]> stored = forward(http, exchange);
            if (puts.incrementAndGet() == 1) {
              exchange.close();
              return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(stored.statusCode(), stored.body().length);
            exchange.getResponseBody().write(stored.body());
            exchange.close();
          });
      lossy.start();
      URI endpoint = URI.create("http://127.0.0.1:" + lossy.getAddress().getPort());
      String table = LOCAL.createTable();
      try (DynamoDbClient client = LocalLedger.client(endpoint)) {
        assertThat(
                new DynamoLedger(client, table).claim(List.of(CLAIM), NOW, Duration.ofSeconds(20)))
            .containsExactly(new ClaimResult.Granted());
      }
    } finally {
      lossy.stop(0);
    }
    assertThat(puts).hasValue(2);
  }

  @Test
  void claim_inMissingTable_isUnknown_andSaysWhichTable() {
    try (DynamoDbClient client = LocalLedger.client(LOCAL.endpoint())) {
      assertThat(
              new DynamoLedger(client, "absent").claim(List.of(CLAIM), NOW, Duration.ofSeconds(20)))
          .singleElement()
          .asString()
          .contains("Unknown", "table absent", "non-existent table");
    }
  }

  private static HttpResponse<byte[]> forward(HttpClient http, HttpExchange exchange)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(LOCAL.endpoint())
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target")) {
      request.header(name, exchange.getRequestHeaders().getFirst(name));
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
