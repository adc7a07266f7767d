package io.trackway.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.local.host.Loopback;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where the function of a custom resource puts its one response. */
final class ResponseListener implements AutoCloseable {

  /** CloudFormation takes no more. */
  private static final int RESPONSE_BYTES_MAX = 4_096;

  private static final int NO_BODY = -1;
  private static final JsonMapper JSON = new JsonMapper();

  private final CompletableFuture<JsonNode> response = new CompletableFuture<>();
  private final String path = "/" + UUID.randomUUID();
  private final HttpServer server;

  ResponseListener() throws IOException {
    server = Loopback.bind(0);
    server.createContext(path, this::take);
    server.start();
  }

  URI url() {
    return Loopback.endpoint(server).resolve(path);
  }

  /** Empty where none comes within the time. */
  Optional<JsonNode> await(Duration within) throws IOException, InterruptedException {
    try {
      return Optional.of(response.get(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException unreadable) {
      throw new IOException(unreadable.getCause());
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(RESPONSE_BYTES_MAX + 1);
      boolean refused = !exchange.getRequestMethod().equals("PUT");
      if (refused || body.length > RESPONSE_BYTES_MAX) {
        exchange.sendResponseHeaders(refused ? 405 : 413, NO_BODY);
        return;
      }
      exchange.sendResponseHeaders(200, NO_BODY);
      response.complete(JSON.readTree(body));
    } catch (IOException unreadable) {
      response.completeExceptionally(unreadable);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
