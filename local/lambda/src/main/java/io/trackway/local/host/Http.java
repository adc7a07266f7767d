package io.trackway.local.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** The few things that both APIs of the host do with an exchange. */
final class Http {

  private static final int NO_BODY = -1;

  private Http() {}

  /** At most one byte more than Lambda's limit, so that the caller can tell. */
  static Payload body(HttpExchange exchange) throws IOException {
    return Payload.owning(exchange.getRequestBody().readNBytes(HostLimits.PAYLOAD_BYTES_MAX + 1));
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  static void error(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    Payload document =
        Payload.ofText(
            JsonNodeFactory.instance
                .objectNode()
                .put("Type", status < 500 ? "User" : "Service")
                .put("Message", message)
                .toString());
    document(exchange, status, document);
  }

  static void document(HttpExchange exchange, int status, Payload document) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, length(document.size()));
    document.writeTo(exchange.getResponseBody());
  }

  /** The JDK's server reads a length of zero as "not known". */
  static long length(int size) {
    return size == 0 ? NO_BODY : size;
  }
}
