package io.trackway.function.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A Data API whose engine fails the first statements that it is given, as it would report it, and
 * then works: it passes everything else on to a real one.
 */
final class UnsteadyService implements AutoCloseable {

  private static final String FAILED_ID = "00000000-0000-4000-8000-000000000000";

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI real;
  private final int failures;
  private final String error;

  /** The statements that were submitted, by what was done with them. */
  final List<Boolean> passedOn = new CopyOnWriteArrayList<>();

  UnsteadyService(URI real, int failures, String error) throws IOException {
    this.real = real;
    this.failures = failures;
    this.error = error;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (operation.endsWith("BatchExecuteStatement")) {
      boolean passes = passedOn.size() >= failures;
      passedOn.add(passes);
      if (!passes) {
        reply(exchange, 200, "{\"Id\":\"%s\"}".formatted(FAILED_ID));
        return;
      }
    }
    if (new String(body, StandardCharsets.UTF_8).contains(FAILED_ID)) {
      reply(
          exchange,
          200,
          "{\"Id\":\"%s\",\"Status\":\"FAILED\",\"Error\":\"%s\"}".formatted(FAILED_ID, error));
      return;
    }
    passOn(exchange, operation, body);
  }

  private void passOn(HttpExchange exchange, String operation, byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(real)
            .header("X-Amz-Target", operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      reply(exchange, response.statusCode(), response.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
