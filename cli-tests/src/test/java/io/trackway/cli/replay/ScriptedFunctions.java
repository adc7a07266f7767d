package io.trackway.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lambda's Invoke operation, whose functions answer as a test says. */
final class ScriptedFunctions implements AutoCloseable {

  /** Begins an answer that is an error of the function. */
  static final String ERROR = "error:";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> invoked = new ArrayList<>();
  private final List<String> eventIds = new ArrayList<>();
  private volatile Function<JsonNode, String> script = event -> "{}";

  ScriptedFunctions() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on they answer so, and forget what they were asked before. */
  synchronized void answer(Function<JsonNode, String> next) {
    script = next;
    invoked.clear();
    eventIds.clear();
  }

  /** The names of those that were invoked. */
  synchronized List<String> invoked() {
    return List.copyOf(invoked);
  }

  /** The event ids of all records that they got. */
  synchronized List<String> eventIds() {
    return List.copyOf(eventIds);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode event = JSON.readTree(exchange.getRequestBody());
      invoked.add(exchange.getRequestURI().getPath().split("/", -1)[3]);
      event.path("Records").forEach(record -> eventIds.add(record.path("eventID").asText()));
      String answer = script.apply(event);
      if (answer.startsWith(ERROR)) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        answer =
            JSON.createObjectNode()
                .put("errorMessage", answer.substring(ERROR.length()))
                .toString();
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
