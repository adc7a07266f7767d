package io.trackway.local.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.trackway.local.host.InvocationObserver.Decision;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import java.io.IOException;
import java.util.Optional;

/** The Lambda Runtime API of one process: what its runtime client asks and reports. */
final class RuntimeApi {

  static final String VERSION = "/2018-06-01/runtime/";

  private static final String RESPONSE_TOO_LARGE = "Function.ResponseSizeTooLarge";
  private static final JsonMapper JSON = new JsonMapper();

  private final FunctionDefinition function;
  private final HostSettings settings;
  private final InvocationObserver observer;

  RuntimeApi(FunctionDefinition function, HostSettings settings, InvocationObserver observer) {
    this.function = function;
    this.settings = settings;
    this.observer = observer;
  }

  void handle(FunctionProcess process, String operation, HttpExchange exchange)
      throws IOException, InterruptedException {
    String[] path = operation.split("/", -1);
    if (operation.equals("invocation/next")) {
      next(process, exchange);
    } else if (operation.equals("init/error")) {
      process.initializationFailed(failureFrom(Http.body(exchange)));
      Http.status(exchange, 202);
    } else if (path.length == 3 && path[0].equals("invocation")) {
      Optional<Invocation> invocation = process.current(path[1]);
      if (invocation.isEmpty()) {
        Http.error(exchange, 400, "InvalidRequestID", "Invalid request ID");
      } else if (path[2].equals("response")) {
        finish(process, invocation.get(), response(exchange), exchange);
      } else {
        finish(process, invocation.get(), failureFrom(Http.body(exchange)), exchange);
      }
    } else {
      Http.status(exchange, 404);
    }
  }

  private void next(FunctionProcess process, HttpExchange exchange)
      throws IOException, InterruptedException {
    Optional<Invocation> next = process.next();
    if (next.isEmpty()) {
      Http.status(exchange, 410);
      return;
    }
    Invocation invocation = next.get();
    if (observer.handedOver(moment(process, invocation)) == Decision.KILL) {
      process.kill(settings.limits().stopMax());
      return;
    }
    long deadline = System.currentTimeMillis() + function.limits().timeoutSeconds() * 1_000L;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn", settings.identity().functionArn(function.name()));
    exchange.sendResponseHeaders(200, Http.length(invocation.event().size()));
    invocation.event().writeTo(exchange.getResponseBody());
  }

  private static InvocationResult response(HttpExchange exchange) throws IOException {
    Payload answer = Http.body(exchange);
    if (answer.size() > HostLimits.PAYLOAD_BYTES_MAX) {
      return FunctionFailed.of(
          RESPONSE_TOO_LARGE,
          "Response payload size exceeded maximum allowed payload size (%d bytes)."
              .formatted(HostLimits.PAYLOAD_BYTES_MAX));
    }
    return new Answered(answer);
  }

  private void finish(
      FunctionProcess process,
      Invocation invocation,
      InvocationResult result,
      HttpExchange exchange)
      throws IOException, InterruptedException {
    if (observer.answered(moment(process, invocation)) == Decision.KILL) {
      process.kill(settings.limits().stopMax());
      return;
    }
    invocation.complete(result);
    Http.status(exchange, isTooLarge(result) ? 413 : 202);
  }

  private static boolean isTooLarge(InvocationResult result) {
    return result instanceof FunctionFailed failed && failed.type().equals(RESPONSE_TOO_LARGE);
  }

  private InvocationMoment moment(FunctionProcess process, Invocation invocation) {
    return new InvocationMoment(
        function.name(), invocation.requestId(), process.processId(), invocation.event());
  }

  private static FunctionFailed failureFrom(Payload document) {
    try {
      JsonNode error = JSON.readTree(document.bytes());
      return new FunctionFailed(
          error.path("errorType").asText("Runtime.Unknown"),
          error.path("errorMessage").asText(""),
          document);
    } catch (IOException notJson) {
      return FunctionFailed.of("Runtime.Unknown", document.text());
    }
  }
}
