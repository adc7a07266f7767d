package io.trackway.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway with one function whose answer is given, and a client of it. */
final class GatewayClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<Payload> events = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpApiGateway gateway;

  GatewayClient(List<String> routeKeys, Optional<Cors> cors, FunctionInvoker function)
      throws IOException {
    this(routeKeys, cors, function, GatewaySettings.INTEGRATION_TIMEOUT_MAX);
  }

  GatewayClient(
      List<String> routeKeys, Optional<Cors> cors, FunctionInvoker function, Duration timeout)
      throws IOException {
    this.gateway =
        new HttpApiGateway(
            new GatewaySettings(0, "local", "000000000000", timeout),
            routeKeys.stream().map(it -> new Route(it, "Function")).toList(),
            cors,
            (name, event) -> {
              events.add(event);
              return function.invoke(name, event);
            });
  }

  static GatewayClient echoing(String... routeKeys) throws IOException {
    return answering("{\"statusCode\":200}", routeKeys);
  }

  static GatewayClient answering(String answer, String... routeKeys) throws IOException {
    InvocationResult result = new Answered(Payload.ofText(answer));
    return new GatewayClient(List.of(routeKeys), Optional.empty(), (name, event) -> result);
  }

  URI uri(String path) {
    return gateway.endpoint().resolve(path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> post(String path, String contentType, byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends the text as it is and returns all that comes back before the server closes. */
  String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), gateway.endpoint().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The event of the last request. */
  JsonNode event() throws IOException {
    return JSON.readTree(events.getLast().text());
  }

  int invocations() {
    return events.size();
  }

  @Override
  public void close() {
    gateway.close();
    http.close();
  }
}
