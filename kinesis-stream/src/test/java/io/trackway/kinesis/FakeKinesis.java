package io.trackway.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;

/** An endpoint that answers PutRecords as a test has told it, and remembers what it was sent. */
final class FakeKinesis implements AutoCloseable {

  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private final HttpServer server;
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<List<String>> calls = new ArrayList<>();

  /** How one call is answered. */
  sealed interface Answer {

    /** The entries at those places fail with that code, the others are stored. */
    record Failing(String code, List<Integer> entries) implements Answer {
      public Failing {
        entries = List.copyOf(entries);
      }
    }

    /** The call as a whole is refused. */
    record Refused(int status, String code) implements Answer {}

    /** The call is never answered. */
    record Silence() implements Answer {}

    /** An answer's first bytes, one at a time and without end. */
    record Trickle() implements Answer {}

    /** An answer that says fewer results than there were entries. */
    record TooFew() implements Answer {}
  }

  FakeKinesis() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Answers the next calls that way; calls after them succeed. */
  FakeKinesis answering(Answer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  /** What each call held, as {@code key=data}. */
  synchronized List<List<String>> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer;
    JsonNode records;
    synchronized (this) {
      records = CBOR.readTree(exchange.getRequestBody()).get("Records");
      List<String> call = new ArrayList<>();
      for (JsonNode entry : records) {
        String data = new String(entry.get("Data").binaryValue(), StandardCharsets.UTF_8);
        call.add(entry.get("PartitionKey").textValue() + "=" + data);
      }
      calls.add(call);
      answer = script.isEmpty() ? new Answer.Failing("", List.of()) : script.remove();
    }
    switch (answer) {
      case Answer.Failing failing -> respond(exchange, 200, results(records.size(), failing));
      case Answer.TooFew() ->
          respond(exchange, 200, results(records.size() - 1, new Answer.Failing("", List.of())));
      case Answer.Refused refused ->
          respond(
              exchange, refused.status(), CBOR.createObjectNode().put("__type", refused.code()));
      case Answer.Silence() -> sleep();
      case Answer.Trickle() -> trickle(exchange);
    }
  }

  private static JsonNode results(int count, Answer.Failing failing) {
    ObjectNode answer = CBOR.createObjectNode();
    answer.put("FailedRecordCount", failing.entries().size());
    ArrayNode results = answer.putArray("Records");
    for (int entry = 0; entry < count; entry++) {
      if (failing.entries().contains(entry)) {
        results.addObject().put("ErrorCode", failing.code()).put("ErrorMessage", "secret");
      } else {
        results.addObject().put("SequenceNumber", "1").put("ShardId", "shardId-000000000000");
      }
    }
    return answer;
  }

  private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = CBOR.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-cbor-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int number = 0; number < 600; number++) {
        out.write(0xBF);
        out.flush();
        sleep(100);
      }
    }
  }

  private static void sleep() {
    sleep(60_000);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
