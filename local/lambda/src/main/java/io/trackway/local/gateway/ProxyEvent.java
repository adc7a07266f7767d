package io.trackway.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.gateway.GatewayRequest.RequestLine;
import io.trackway.local.host.Payload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The event in payload format 2.0 that a function receives for a request. */
final class ProxyEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Besides {@code text/*}; a missing content type is not among them. */
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/xml", "application/javascript");

  private final GatewaySettings settings;

  ProxyEvent(GatewaySettings settings) {
    this.settings = settings;
  }

  Payload of(GatewayRequest request, RouteTable.Match match, String requestId, Instant now) {
    RequestLine line = request.line();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().routeKey());
    event.put("rawPath", line.rawPath());
    event.put("rawQueryString", line.rawQuery());
    if (!request.cookies().isEmpty()) {
      request.cookies().forEach(event.putArray("cookies")::add);
    }
    putAll(event.putObject("headers"), request.headers());
    Map<String, String> query = query(line.rawQuery());
    if (!query.isEmpty()) {
      putAll(event.putObject("queryStringParameters"), query);
    }
    event.set("requestContext", context(request, match, requestId, now));
    if (!match.pathParameters().isEmpty()) {
      putAll(event.putObject("pathParameters"), match.pathParameters());
    }
    putBody(event, request);
    return Payload.ofText(event.toString());
  }

  private ObjectNode context(
      GatewayRequest request, RouteTable.Match match, String requestId, Instant now) {
    RequestLine line = request.line();
    String host = request.header("host").orElse("localhost");
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("accountId", settings.accountId());
    context.put("apiId", settings.apiId());
    context.put("domainName", host);
    context.put("domainPrefix", List.of(host.split("[.:]", 2)).getFirst());
    context
        .putObject("http")
        .put("method", line.method())
        .put("path", line.rawPath())
        .put("protocol", line.protocol())
        .put("sourceIp", line.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", match.route().routeKey());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private static void putBody(ObjectNode event, GatewayRequest request) {
    if (request.body().size() == 0) {
      event.put("isBase64Encoded", false);
    } else if (isText(request.header("content-type").orElse(""))) {
      event.put("body", request.body().text());
      event.put("isBase64Encoded", false);
    } else {
      event.put("body", Base64.getEncoder().encodeToString(request.body().bytes()));
      event.put("isBase64Encoded", true);
    }
  }

  private static boolean isText(String contentType) {
    String mediaType =
        List.of(contentType.split(";", 2)).getFirst().strip().toLowerCase(Locale.ROOT);
    return mediaType.startsWith("text/") || TEXT_TYPES.contains(mediaType);
  }

  private static Map<String, String> query(String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = Paths.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : Paths.decodeQuery(pair.substring(equals + 1));
        parameters.merge(name, value, (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  private static void putAll(ObjectNode node, Map<String, String> entries) {
    entries.forEach(node::put);
  }
}
