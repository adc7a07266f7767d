package io.trackway.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.local.gateway.GatewayRequest.Read;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import io.trackway.local.host.Loopback;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An HTTP API on this machine only: same routes, events, limits and refusals as the service. */
public final class HttpApiGateway implements AutoCloseable {

  private final GatewaySettings settings;
  private final RouteTable routes;
  private final Optional<Cors> cors;
  private final FunctionInvoker functions;
  private final ProxyEvent events;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public HttpApiGateway(
      GatewaySettings settings, List<Route> routes, Optional<Cors> cors, FunctionInvoker functions)
      throws IOException {
    this.settings = settings;
    this.routes = new RouteTable(routes);
    this.cors = cors;
    this.functions = functions;
    this.events = new ProxyEvent(settings);
    this.server = Loopback.bind(settings.port());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI endpoint() {
    return Loopback.endpoint(server);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String requestId = UUID.randomUUID().toString();
      GatewayResponse response =
          switch (GatewayRequest.read(exchange)) {
            case Read.Refused refused -> refused.response();
            case Read.Accepted accepted -> answer(accepted.request(), requestId);
          };
      response.with(Map.of("apigw-requestid", requestId)).sendTo(exchange);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private GatewayResponse answer(GatewayRequest request, String requestId)
      throws InterruptedException {
    Optional<String> origin = request.header("origin");
    if (cors.isEmpty()) {
      return route(request, requestId);
    }
    if (request.line().method().equals("OPTIONS")
        && origin.isPresent()
        && request.header("access-control-request-method").isPresent()) {
      return GatewayResponse.empty(204).with(cors.get().preflightHeaders(origin.get()));
    }
    Map<String, String> headers = origin.map(cors.get()::responseHeaders).orElse(Map.of());
    return route(request, requestId).withoutCorsHeaders().with(headers);
  }

  private GatewayResponse route(GatewayRequest request, String requestId)
      throws InterruptedException {
    Optional<RouteTable.Match> match =
        routes.find(request.line().method(), request.line().rawPath());
    if (match.isEmpty()) {
      return GatewayResponse.message(404, "Not Found");
    }
    Payload event = events.of(request, match.get(), requestId, Instant.now());
    return integrate(match.get().route().functionName(), event);
  }

  /** A function that is too slow goes on; only the client no longer waits. */
  private GatewayResponse integrate(String functionName, Payload event)
      throws InterruptedException {
    Future<InvocationResult> result = threads.submit(() -> functions.invoke(functionName, event));
    try {
      return response(result.get(settings.integrationTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooSlow) {
      return unavailable();
    } catch (ExecutionException broken) {
      return internalError();
    }
  }

  private static GatewayResponse response(InvocationResult result) {
    return switch (result) {
      case Answered answered ->
          ProxyAnswer.read(answered.document()).orElseGet(HttpApiGateway::internalError);
      case FunctionFailed _ -> internalError();
      case TimedOut _ -> internalError();
      case Crashed _ -> internalError();
      case Throttled _ -> unavailable();
      case RequestTooLarge _ -> GatewayResponse.message(413, "Request Entity Too Large");
    };
  }

  private static GatewayResponse internalError() {
    return GatewayResponse.message(500, "Internal Server Error");
  }

  private static GatewayResponse unavailable() {
    return GatewayResponse.message(503, "Service Unavailable");
  }
}
