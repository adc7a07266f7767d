package io.trackway.local.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.local.faults.Fault.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Stands between functions and one service, passes calls on, and lets one fault happen. */
final class FaultProxy implements AutoCloseable {

  private static final Duration CALL_MAX = Duration.ofSeconds(60);

  /** What each connection decides for itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI service;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Optional<Fault.Armed> armed = Optional.empty();

  FaultProxy(URI service) {
    this.service = service;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** From now on this fault happens, and no other. */
  void arm(Fault fault) {
    armed = Optional.of(new Fault.Armed(fault));
  }

  void disarm() {
    armed = Optional.empty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      if (strikes(Moment.BEFORE_THE_SERVICE, target, body)) {
        return;
      }
      CompletableFuture<HttpResponse<byte[]>> call =
          client.sendAsync(forwarded(exchange, body), BodyHandlers.ofByteArray());
      if (strikes(Moment.DURING, target, body)) {
        // The service goes on with a call whose caller is gone; its connection is still ours.
        call.join();
        return;
      }
      HttpResponse<byte[]> response = call.join();
      byte[] seen = concatenated(body, response.body());
      if (!strikes(Moment.AFTER_THE_SERVICE, target, seen)) {
        passBack(exchange, response);
      }
    } catch (CompletionException unreachable) {
      throw new IOException("the service cannot be reached", unreachable);
    }
  }

  /** Closing the exchange without an answer is what the caller sees of a lost one. */
  private boolean strikes(Moment moment, String target, byte[] body) {
    Optional<Fault.Armed> now = armed.filter(it -> it.strikes(moment, target, body));
    now.ifPresent(Fault.Armed::act);
    return now.isPresent();
  }

  private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .timeout(CALL_MAX)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void passBack(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    int length = response.body().length;
    exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
    exchange.getResponseBody().write(response.body());
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
