package io.trackway.local.demo.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.local.demo.traffic.Entry;
import io.trackway.local.demo.traffic.Fate;
import io.trackway.local.demo.traffic.Post;
import io.trackway.local.demo.traffic.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests are sent until somebody answers for them, and answers are held against the plan. */
class SenderTest {

  private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final List<Post> POSTS =
      Traffic.of(1, DAY).posts().stream()
          .filter(post -> post.form().keyIsKnown() && post.entries().size() == 1)
          .filter(post -> post.entries().getFirst().fate().equals(Fate.KEPT))
          .limit(50)
          .toList();

  private static final Set<Entry> ENTRIES =
      POSTS.stream().map(post -> post.entries().getFirst()).collect(Collectors.toSet());

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everyPost_isAnsweredOnce() throws InterruptedException {
    SendLog log = send(exchange -> answer(exchange, 202, "{\"accepted\":1,\"rejected\":[]}"));

    assertThat(log.sent()).isEqualTo(entries()).isEqualTo(log.accepted());
    assertThat(log.postedAt()).hasSameSizeAs(ENTRIES);
    assertThat(log.surprises()).isZero();
    assertThat(log.retries()).isZero();
  }

  @Test
  void anUnavailableEndpoint_isAskedAgain() throws InterruptedException {
    SendLog log =
        send(
            exchange -> {
              boolean fails = requests.getAndIncrement() % 3 == 0;
              answer(exchange, fails ? 503 : 202, fails ? "{}" : "{\"accepted\":1}");
            });

    assertThat(log.accepted()).isEqualTo(entries());
    assertThat(log.retries()).isPositive().isEqualTo(log.unsureEntries());
    assertThat(log.surprises()).isZero();
  }

  @Test
  void anEndpoint_thatStaysUnavailable_isGivenUp() throws InterruptedException {
    SendLog log = send(exchange -> answer(exchange, 503, "{}"));

    assertThat(log.accepted()).isZero();
    assertThat(log.givenUp()).isEqualTo(entries());
    assertThat(log.surprises()).isPositive();
  }

  @Test
  void aRejection_thatNobodyExpects_isASurprise() throws InterruptedException {
    SendLog log =
        send(
            exchange ->
                answer(
                    exchange,
                    400,
                    "{\"accepted\":0,\"rejected\":[{\"index\":0,\"code\":\"missing_field\"}]}"));

    assertThat(log.rejected()).containsOnlyKeys("missing_field");
    assertThat(log.surprises()).isEqualTo(entries());
    assertThat(log.surprise()).contains("expected accepted").contains("missing_field");
  }

  private static long entries() {
    return POSTS.stream().mapToLong(Post::times).sum();
  }

  private SendLog send(Handling handling) throws InterruptedException {
    server.createContext(
        "/v1/events",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handling.handle(exchange);
          }
        });
    SendLimits limits = new SendLimits(4, 100_000, 8, Duration.ofMillis(1), Duration.ofMillis(4));
    URI events = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/events");
    SendLog log = new SendLog();
    new Sender(new Endpoint(events, "demo"), limits, InstantSource.system(), log).send(POSTS);
    return log;
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
