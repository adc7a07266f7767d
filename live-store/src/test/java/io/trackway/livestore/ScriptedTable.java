package io.trackway.livestore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DynamoDB in trouble: a test says what becomes of each call. */
final class ScriptedTable implements AutoCloseable {

  private final HttpServer server;
  private final CopyOnWriteArrayList<String> bodies = new CopyOnWriteArrayList<>();

  /**
   * What becomes of a call.
   *
   * @param body JSON
   */
  record Answer(int status, String body) {

    static Answer of(String body) {
      return new Answer(200, body);
    }

    static Answer error(int status, String type, String more) {
      return new Answer(
          status,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"Message\":\"because of %s\"%s}"
              .formatted(type, type, more));
    }

    /** A transaction that is cancelled, with the code of each action. */
    static Answer cancelled(String... codes) {
      return error(
          400,
          "TransactionCanceledException",
          ",\"CancellationReasons\":[%s]"
              .formatted(
                  String.join(
                      ",", List.of(codes).stream().map("{\"Code\":\"%s\"}"::formatted).toList())));
    }

    /** The results of statements, empty ones having succeeded. */
    static Answer statements(String... codes) {
      return of(
          "{\"Responses\":[%s]}"
              .formatted(String.join(",", List.of(codes).stream().map(Answer::result).toList())));
    }

    private static String result(String code) {
      return code.isEmpty()
          ? "{}"
          : "{\"Error\":{\"Code\":\"%s\",\"Message\":\"because of %s\"}}".formatted(code, code);
    }
  }

  interface Script {

    /**
     * Answers a call.
     *
     * @param number from 0
     */
    Answer answer(int number, String body);
  }

  ScriptedTable(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          bodies.add(body);
          Answer answer = script.answer(bodies.size() - 1, body);
          byte[] bytes = answer.body().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The bodies of all calls so far. */
  List<String> calls() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
