package io.trackway.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the client gets. */
record GatewayResponse(int status, List<Header> headers, Payload body) {

  /** One header line; a name may occur several times. */
  record Header(String name, String value) {}

  private static final int NO_BODY = -1;

  GatewayResponse {
    headers = List.copyOf(headers);
  }

  /** The form of the service's own answers. */
  static GatewayResponse message(int status, String message) {
    return new GatewayResponse(
        status,
        List.of(new Header("content-type", "application/json")),
        Payload.ofText(JsonNodeFactory.instance.objectNode().put("message", message).toString()));
  }

  static GatewayResponse empty(int status) {
    return new GatewayResponse(status, List.of(), Payload.ofText(""));
  }

  GatewayResponse with(Map<String, String> more) {
    List<Header> all = new ArrayList<>(headers);
    more.forEach((name, value) -> all.add(new Header(name, value)));
    return new GatewayResponse(status, all, body);
  }

  GatewayResponse withoutCorsHeaders() {
    return new GatewayResponse(
        status,
        headers.stream().filter(it -> !it.name().startsWith("access-control-")).toList(),
        body);
  }

  void sendTo(HttpExchange exchange) throws IOException {
    headers.forEach(it -> exchange.getResponseHeaders().add(it.name(), it.value()));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.size()));
      exchange.sendResponseHeaders(status, NO_BODY);
    } else {
      exchange.sendResponseHeaders(status, body.size() == 0 ? NO_BODY : body.size());
      body.writeTo(exchange.getResponseBody());
    }
  }
}
