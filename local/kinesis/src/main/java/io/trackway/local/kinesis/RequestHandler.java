package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns an HTTP exchange into a call of one operation, whatever the encoding. */
final class RequestHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
  private static final String TARGET_PREFIX = "Kinesis_20131202.";
  private static final int NO_BODY = -1;

  private final Map<String, Operation> operations;

  private record Answer(int status, WireFormat format, Optional<ObjectNode> body) {}

  RequestHandler(Map<String, Operation> operations) {
    this.operations = Map.copyOf(operations);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    Optional<WireFormat> format = WireFormat.ofContentType(header(exchange, "Content-Type"));
    try (var requestBody = exchange.getRequestBody()) {
      byte[] body = requestBody.readNBytes(Limits.REQUEST_BODY_BYTES_MAX + 1);
      if (body.length > Limits.REQUEST_BODY_BYTES_MAX) {
        throw KinesisException.withStatus(
            413,
            "RequestEntityTooLargeException",
            "The body is larger than " + Limits.REQUEST_BODY_BYTES_MAX + " bytes.");
      }
      Operation operation = operation(exchange);
      RequestFields request =
          format
              .map(known -> new RequestFields(known.read(body), known))
              .orElseThrow(() -> unknownContentType(exchange));
      return new Answer(200, format.orElseThrow(), operation.answer(request));
    } catch (KinesisException e) {
      return refusal(e, format.orElse(WireFormat.JSON));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed: " + header(exchange, "X-Amz-Target"), e);
      return refusal(
          KinesisException.withStatus(500, "InternalFailure", e.toString()),
          format.orElse(WireFormat.JSON));
    }
  }

  private Operation operation(HttpExchange exchange) {
    String target = header(exchange, "X-Amz-Target");
    if (!exchange.getRequestMethod().equals("POST") || !target.startsWith(TARGET_PREFIX)) {
      throw KinesisException.withStatus(
          403,
          "AccessDeniedException",
          "Unable to determine service/operation name to be authorized");
    }
    String name = target.substring(TARGET_PREFIX.length());
    Operation operation = operations.get(name);
    if (operation == null) {
      throw KinesisException.of(
          "UnknownOperationException", "This server has no operation " + name + ".");
    }
    return operation;
  }

  private static KinesisException unknownContentType(HttpExchange exchange) {
    return KinesisException.withStatus(
        404,
        "UnknownOperationException",
        "Unknown Content-Type: " + header(exchange, "Content-Type"));
  }

  private static Answer refusal(KinesisException refusal, WireFormat format) {
    ObjectNode body =
        Operation.structure().put("__type", refusal.type()).put("message", refusal.text());
    return new Answer(refusal.status(), format, Optional.of(body));
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
    headers.set("Content-Type", answer.format().contentType());
    if (answer.body().isEmpty()) {
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      return;
    }
    byte[] bytes = answer.format().write(answer.body().get());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
