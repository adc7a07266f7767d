package io.trackway.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A DynamoDB in trouble: a test says what becomes of each call. */
final class ScriptedDynamo implements AutoCloseable {

  private static final String STATEMENT = "\"Statement\":";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /**
   * One request.
   *
   * @param number from 0 among those of its operation
   */
  record Call(String operation, int number, String body) {

    boolean isInsertion() {
      return operation.equals("BatchExecuteStatement");
    }

    int statements() {
      return body.split(STATEMENT, -1).length - 1;
    }

    /** Everything is stored. */
    Answer stored() {
      return isInsertion() ? statements(_ -> "{}") : new Answer.Sent(200, "{}");
    }

    /** An answer to each statement by its index. */
    Answer statements(IntFunction<String> answer) {
      return new Answer.Sent(
          200,
          IntStream.range(0, statements())
              .mapToObj(answer)
              .collect(Collectors.joining(",", "{\"Responses\":[", "]}")));
    }
  }

  /** What becomes of a call. */
  sealed interface Answer {

    record Sent(int status, String body) implements Answer {}

    /** The connection ends without one. */
    record Reset() implements Answer {}

    /** None until the test is over. */
    record Never() implements Answer {}

    static Answer error(int status, String type, String message) {
      return new Sent(
          status,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
              .formatted(type, message));
    }

    /** The error of one statement. */
    static String failed(String code) {
      return "{\"Error\":{\"Code\":\"%s\",\"Message\":\"because of %s\"}}".formatted(code, code);
    }
  }

  interface Script {
    Answer answer(Call call);
  }

  ScriptedDynamo(Script script) {
    AtomicInteger insertions = new AtomicInteger();
    AtomicInteger puts = new AtomicInteger();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String operation =
              exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
          AtomicInteger number = operation.equals("PutItem") ? puts : insertions;
          Call call =
              new Call(
                  operation,
                  number.getAndIncrement(),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          calls.add(call);
          answer(exchange, script.answer(call));
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Call> insertions() {
    return calls.stream().filter(Call::isInsertion).toList();
  }

  List<Call> puts() {
    return calls.stream().filter(call -> !call.isInsertion()).toList();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Sent(int status, String text) -> {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
      }
      case Answer.Reset() -> exchange.close();
      case Answer.Never() -> {
        try {
          end.await();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
    }
  }
}
