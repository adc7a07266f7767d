package io.trackway.local.host;

import com.sun.net.httpserver.HttpExchange;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke operation, so that the AWS CLI and the SDKs can call functions directly. */
final class InvokeApi {

  static final String PATH = "/2015-03-31/functions/";

  /** A name, a partial ARN or a full ARN, each perhaps with a qualifier. */
  private static final Pattern FUNCTION =
      Pattern.compile("(?:arn:[^/]*?:|[0-9]*:?)(?:function:)?([a-zA-Z0-9-_]+)(?::[^:/]+)?");

  private static final Pattern OPERATION =
      Pattern.compile(Pattern.quote(PATH) + "([^/]+)/invocations");

  /** Runs an invocation; empty when there is no such function. */
  @FunctionalInterface
  interface Invoker {
    Optional<InvocationResult> invoke(String functionName, Payload event)
        throws InterruptedException;
  }

  private final Invoker invoker;

  InvokeApi(Invoker invoker) {
    this.invoker = invoker;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher operation = OPERATION.matcher(exchange.getRequestURI().getPath());
      if (!operation.matches() || !exchange.getRequestMethod().equals("POST")) {
        Http.error(exchange, 404, "UnknownOperationException", "Only Invoke is served here.");
        return;
      }
      String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
      if (type != null && !type.equals("RequestResponse")) {
        Http.error(
            exchange,
            400,
            "InvalidParameterValueException",
            "Only the invocation type RequestResponse is served here.");
        return;
      }
      String name = functionName(operation.group(1));
      Payload body = Http.body(exchange);
      Optional<InvocationResult> result =
          invoker.invoke(name, body.size() == 0 ? Payload.ofText("{}") : body);
      if (result.isEmpty()) {
        Http.error(exchange, 404, "ResourceNotFoundException", "Function not found: " + name);
      } else {
        answer(exchange, result.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String functionName(String given) {
    Matcher function = FUNCTION.matcher(given);
    return function.matches() ? function.group(1) : given;
  }

  private static void answer(HttpExchange exchange, InvocationResult result) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
    switch (result) {
      case Answered answered -> Http.document(exchange, 200, answered.document());
      case FunctionFailed failed -> unhandled(exchange, failed);
      case TimedOut timedOut -> unhandled(exchange, timedOut);
      case Crashed crashed -> unhandled(exchange, crashed);
      case Throttled throttled ->
          Http.error(exchange, 429, "TooManyRequestsException", throttled.message());
      case RequestTooLarge tooLarge ->
          Http.error(exchange, 413, "RequestTooLargeException", tooLarge.message());
    }
  }

  private static void unhandled(HttpExchange exchange, InvocationResult result) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    Http.document(exchange, 200, result.document());
  }
}
