package io.trackway.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as the gateway passes it on.
 *
 * @param headers lower-case names, repeated ones joined with commas
 */
record GatewayRequest(
    RequestLine line, Map<String, String> headers, List<String> cookies, Payload body) {

  /** The first line of a request and who sent it. */
  record RequestLine(
      String method, String rawPath, String rawQuery, String protocol, String sourceIp) {}

  /** What came over the wire: a request, or the reason why the gateway refuses it. */
  sealed interface Read {

    record Accepted(GatewayRequest request) implements Read {}

    record Refused(GatewayResponse response) implements Read {}
  }

  /** Belong to one connection and are not passed on. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade");

  private static final int DRAINED_BYTES_MAX = 4 * GatewaySettings.REQUEST_BODY_BYTES_MAX;

  static Read read(HttpExchange exchange) throws IOException {
    if (headBytes(exchange) > GatewaySettings.REQUEST_HEAD_BYTES_MAX) {
      return new Read.Refused(GatewayResponse.message(431, "Request Header Fields Too Large"));
    }
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(GatewaySettings.REQUEST_BODY_BYTES_MAX + 1);
    if (body.length > GatewaySettings.REQUEST_BODY_BYTES_MAX) {
      // A client that is still sending would see a reset connection instead of the answer.
      in.skip(DRAINED_BYTES_MAX);
      return new Read.Refused(GatewayResponse.message(413, "Request Entity Too Large"));
    }
    RequestLine line =
        new RequestLine(
            exchange.getRequestMethod(),
            Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("/"),
            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
            exchange.getProtocol(),
            exchange.getRemoteAddress().getAddress().getHostAddress());
    return new Read.Accepted(
        new GatewayRequest(line, headers(exchange), cookies(exchange), Payload.of(body)));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!HOP_BY_HOP.contains(lower) && !lower.equals("cookie")) {
                headers.put(lower, String.join(",", values));
              }
            });
    putForwarded(headers, exchange);
    return headers;
  }

  /** What the service adds for whoever stands behind it. */
  private static void putForwarded(Map<String, String> headers, HttpExchange exchange) {
    String client = exchange.getRemoteAddress().getAddress().getHostAddress();
    headers.merge("x-forwarded-for", client, (before, last) -> before + ", " + last);
    headers.put("x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
    headers.put("x-forwarded-proto", "http");
  }

  private static List<String> cookies(HttpExchange exchange) {
    List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
    return headers.stream()
        .flatMap(it -> List.of(it.split(";", -1)).stream())
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static long headBytes(HttpExchange exchange) {
    long bytes = exchange.getRequestMethod().length();
    bytes += exchange.getRequestURI().toString().length();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        bytes += header.getKey().length() + value.length();
      }
    }
    return bytes;
  }
}
