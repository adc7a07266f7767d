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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract, through the real client against AWS's own server. */
class DynamoLedgerTest extends LedgerContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-03-08T12:00:00Z");
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final Fingerprint CONTENT = new Fingerprint("a".repeat(32));
  private static final ClaimResult GRANTED = new ClaimResult.Granted();

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

  /** One call of insertion meets all of them; the put tells them apart. */
  @Test
  void claims_ofKeysThatAreTaken_areDecidedByHolderAndExpiry() {
    ledger.claim(claims(0, 80, "s:1:", LATER), NOW, TIME_LIMIT);
    ledger.claim(claims(80, 120, "s:2:", LATER), NOW, TIME_LIMIT);
    ledger.claim(claims(120, 160, "s:3:", NOW.minusSeconds(1)), NOW, TIME_LIMIT);
    List<Claim> mixed = new ArrayList<>(claims(40, 200, "s:1:", LATER));
    Collections.shuffle(mixed, new Random(7));

    List<ClaimResult> results = ledger.claim(mixed, NOW, TIME_LIMIT);

    for (int index = 0; index < mixed.size(); index++) {
      int number = Integer.parseInt(mixed.get(index).key().id());
      assertThat(results.get(index))
          .as("claim %s", number)
          .isEqualTo(
              number >= 80 && number < 120
                  ? new ClaimResult.Held("s:2:" + number, CONTENT)
                  : GRANTED);
    }
    assertThat(ledger.claim(claims(120, 200, "s:4:", LATER), NOW, TIME_LIMIT))
        .allSatisfy(result -> assertThat(result).isInstanceOf(ClaimResult.Held.class));
  }

  /** It is stored but its response is lost; the client repeats it, and the claims are its own. */
  @ParameterizedTest
  @CsvSource({"1, 2", "25, 27"})
  void claims_whoseResponseIsLost_areGranted(int count, int callsNeeded) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer lossy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (HttpClient http = HttpClient.newHttpClient()) {
      lossy.createContext(
          "/",
          exchange -> {
            HttpResponse<byte[]> stored = forward(http, exchange);
            if (calls.incrementAndGet() == 1) {
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
      try (DynamoDbClient client = LocalLedger.client(endpoint)) {
        assertThat(
                new DynamoLedger(client, LOCAL.createTable())
                    .claim(claims(0, count, "s:1:", LATER), NOW, TIME_LIMIT))
            .hasSize(count)
            .containsOnly(GRANTED);
      }
    } finally {
      lossy.stop(0);
    }
    assertThat(calls).hasValue(callsNeeded);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void claims_inMissingTable_areUnknown_andSayWhichTable(int count) {
    try (DynamoDbClient client = LocalLedger.client(LOCAL.endpoint())) {
      assertThat(
              new DynamoLedger(client, "absent")
                  .claim(claims(0, count, "s:1:", LATER), NOW, TIME_LIMIT))
          .hasSize(count)
          .allSatisfy(
              result ->
                  assertThat(result)
                      .asString()
                      .contains("Unknown", "table absent", "non-existent table"));
    }
  }

  private static List<Claim> claims(int from, int to, String owner, Instant expires) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                new Claim(
                    new EventKey(new Source("web"), Integer.toString(number)),
                    owner + number,
                    CONTENT,
                    expires))
        .toList();
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
