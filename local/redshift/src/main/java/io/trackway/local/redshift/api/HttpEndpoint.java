package io.trackway.local.redshift.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON 1.1 over HTTP on 127.0.0.1, as the AWS SDKs speak it; signatures are not verified. */
public final class HttpEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
  private static final String TARGET_PREFIX = "RedshiftData.";
  private static final int REQUEST_BYTES_MAX = 32 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DataApi api;

  private HttpEndpoint(HttpServer server, DataApi api) {
    this.server = server;
    this.api = api;
  }

  public static HttpEndpoint start(int port, DataApi api) {
    // Without it every answer waits 40 ms for the acknowledgement of its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
      HttpEndpoint endpoint = new HttpEndpoint(server, api);
      server.setExecutor(endpoint.threads);
      server.createContext("/", endpoint::handle);
      server.start();
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be listened on", e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (!target.startsWith(TARGET_PREFIX)) {
          throw ApiException.unknownOperation(target);
        }
        ObjectNode answer = api.call(target.substring(TARGET_PREFIX.length()), fields(exchange));
        send(exchange, 200, answer);
      } catch (ApiException e) {
        refuse(exchange, e);
      } catch (RuntimeException e) {
        LOG.error("a call failed for a reason of this server's own", e);
        refuse(exchange, ApiException.internal("The server failed; its log says why."));
      }
    }
  }

  private static Fields fields(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX + 1);
    if (body.length > REQUEST_BYTES_MAX) {
      throw ApiException.validation("The request is larger than this server takes.");
    }
    try {
      JsonNode json = JSON.readTree(body);
      return new Fields(json == null || !json.isObject() ? JSON.createObjectNode() : json);
    } catch (JsonProcessingException e) {
      throw ApiException.validation("The request is not JSON: " + e.getOriginalMessage());
    }
  }

  private static void refuse(HttpExchange exchange, ApiException refusal) throws IOException {
    ObjectNode answer = Answers.object();
    answer.put("__type", refusal.type());
    answer.put("message", refusal.getMessage());
    // The model spells the member with a capital, the protocol without.
    answer.put("Message", refusal.getMessage());
    exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
    send(exchange, refusal.httpStatus(), answer);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
