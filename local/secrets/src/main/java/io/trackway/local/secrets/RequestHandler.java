package io.trackway.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Turns an HTTP exchange into a call of one operation. */
final class RequestHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TARGET_PREFIX = "secretsmanager.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final int BODY_BYTES_MAX = 512 * 1024;

  private final Map<String, Function<Fields, ObjectNode>> operations;

  private record Answer(int status, ObjectNode body) {}

  RequestHandler(Map<String, Function<Fields, ObjectNode>> operations) {
    this.operations = operations;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] bytes = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
      if (body.length > BODY_BYTES_MAX) {
        throw SecretsException.withStatus(
            413,
            "RequestEntityTooLargeException",
            "The body is larger than " + BODY_BYTES_MAX + " bytes.");
      }
      return new Answer(200, operation(exchange).apply(fields(body)));
    } catch (SecretsException refusal) {
      return refused(refusal);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "A request failed: " + header(exchange, "X-Amz-Target"), failed);
      return refused(
          SecretsException.withStatus(
              500, "InternalServiceError", "An error occurred on the server side."));
    }
  }

  private Function<Fields, ObjectNode> operation(HttpExchange exchange) {
    String target = header(exchange, "X-Amz-Target");
    Function<Fields, ObjectNode> operation =
        target.startsWith(TARGET_PREFIX)
            ? operations.get(target.substring(TARGET_PREFIX.length()))
            : null;
    if (operation == null || !exchange.getRequestMethod().equals("POST")) {
      throw SecretsException.of(
          "UnknownOperationException", "This server has no operation " + target + ".");
    }
    return operation;
  }

  private static Fields fields(byte[] body) throws IOException {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return new Fields(object);
      }
    } catch (JsonProcessingException malformed) {
      // Told below, without what was in it.
    }
    throw SecretsException.of("SerializationException", "The body is no JSON object.");
  }

  private static Answer refused(SecretsException refusal) {
    ObjectNode body = JSON.createObjectNode();
    body.put("__type", refusal.type()).put("Message", refusal.text());
    return new Answer(refusal.status(), body);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
