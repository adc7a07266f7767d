package io.trackway.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that keeps every request and answers as a test says. */
final class ScriptedEndpoint implements AutoCloseable {

  /**
   * A request as it came.
   *
   * @param lines of the body
   */
  record Request(String key, String contentType, List<String> lines) {}

  /**
   * A response.
   *
   * @param retryAfter the header; empty for none
   */
  record Response(int status, String retryAfter, String body) {

    static Response of(int status, String body) {
      return new Response(status, "", body);
    }

    /** Every event of the request is stored. */
    static Response accepted(Request request) {
      return of(202, "{\"accepted\":" + request.lines().size() + ",\"rejected\":[]}");
    }

    static Response error(int status, String message) {
      return of(status, "{\"error\":{\"code\":\"c\",\"message\":\"" + message + "\"}}");
    }
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ScriptedEndpoint(Function<Request, Response> script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/v1/events", exchange -> answer(exchange, script));
    server.start();
  }

  private void answer(HttpExchange exchange, Function<Request, Response> script)
      throws IOException {
    try (exchange) {
      Request request =
          new Request(
              String.valueOf(exchange.getRequestHeaders().getFirst("x-write-key")),
              String.valueOf(exchange.getRequestHeaders().getFirst("content-type")),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8).lines().toList());
      requests.add(request);
      Response response = script.apply(request);
      if (!response.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", response.retryAfter());
      }
      byte[] body = response.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(response.status(), body.length);
      new ByteArrayInputStream(body).transferTo(exchange.getResponseBody());
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The lines of all requests, in the order of their coming. */
  List<String> lines() {
    return requests.stream().flatMap(request -> request.lines().stream()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
