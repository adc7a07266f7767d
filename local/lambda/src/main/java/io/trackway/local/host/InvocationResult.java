package io.trackway.local.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How an invocation ended, as Lambda reports it. */
public sealed interface InvocationResult {

  /** What the Invoke API answers with: the function's answer, or a description of the failure. */
  Payload document();

  /** The handler returned. */
  record Answered(Payload document) implements InvocationResult {}

  /** The handler threw, could not be initialised, or answered what Lambda does not take. */
  record FunctionFailed(String type, String message, Payload document) implements InvocationResult {

    static FunctionFailed of(String type, String message) {
      return new FunctionFailed(type, message, failure(type, message));
    }
  }

  /** The handler was killed because its time was over. */
  record TimedOut(String message) implements InvocationResult {

    @Override
    public Payload document() {
      return failure("Sandbox.Timedout", message);
    }
  }

  /** The process died while it had the invocation. */
  record Crashed(String message) implements InvocationResult {

    @Override
    public Payload document() {
      return failure("Runtime.ExitError", message);
    }
  }

  /** Nothing ran: all processes are busy and the queue is full. */
  record Throttled(String message) implements InvocationResult {

    @Override
    public Payload document() {
      return failure("TooManyRequestsException", message);
    }
  }

  /** Nothing ran: the event is larger than Lambda takes. */
  record RequestTooLarge(String message) implements InvocationResult {

    @Override
    public Payload document() {
      return failure("RequestTooLargeException", message);
    }
  }

  private static Payload failure(String type, String message) {
    return Payload.ofText(
        JsonNodeFactory.instance
            .objectNode()
            .put("errorType", type)
            .put("errorMessage", message)
            .toString());
  }
}
