package io.trackway.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.gateway.GatewayResponse.Header;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a function answered; empty results are answers that the service does not take. */
final class ProxyAnswer {

  private static final JsonMapper JSON = new JsonMapper();

  /** The server writes these itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("content-length", "transfer-encoding", "connection", "date");

  private ProxyAnswer() {}

  static Optional<GatewayResponse> read(Payload answer) {
    try {
      JsonNode document = JSON.readTree(answer.bytes());
      if (document.isMissingNode()) {
        return Optional.empty();
      }
      return document.has("statusCode") ? structured(document) : Optional.of(inferred(document));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** JSON without a status code is the body itself. */
  private static GatewayResponse inferred(JsonNode document) {
    String body = document.isTextual() ? document.textValue() : document.toString();
    return new GatewayResponse(
        200, List.of(new Header("content-type", "application/json")), Payload.ofText(body));
  }

  private static Optional<GatewayResponse> structured(JsonNode document) {
    int status = document.path("statusCode").asInt(0);
    Optional<Payload> body = body(document);
    Optional<List<Header>> headers = headers(document);
    if (status < 100 || status > 599 || body.isEmpty() || headers.isEmpty()) {
      return Optional.empty();
    }
    List<Header> all = new ArrayList<>(headers.get());
    document.path("cookies").forEach(it -> all.add(new Header("set-cookie", it.asText())));
    if (body.get().size() > 0 && all.stream().noneMatch(it -> it.name().equals("content-type"))) {
      all.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    return Optional.of(new GatewayResponse(status, all, body.get()));
  }

  private static Optional<Payload> body(JsonNode document) {
    JsonNode body = document.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return Optional.of(Payload.ofText(""));
    }
    if (!body.isTextual()) {
      return Optional.empty();
    }
    if (!document.path("isBase64Encoded").asBoolean(false)) {
      return Optional.of(Payload.ofText(body.textValue()));
    }
    try {
      return Optional.of(Payload.of(Base64.getDecoder().decode(body.textValue())));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<List<Header>> headers(JsonNode document) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : document.path("headers").properties()) {
      if (header.getValue().isContainerNode()) {
        return Optional.empty();
      }
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OWN_HEADERS.contains(name)) {
        headers.add(new Header(name, header.getValue().asText()));
      }
    }
    return Optional.of(headers);
  }
}
