package io.trackway.local.host;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event on its way through one process; the first result that arrives is the result. */
final class Invocation {

  private final String requestId;
  private final Payload event;
  private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

  Invocation(String requestId, Payload event) {
    this.requestId = requestId;
    this.event = event;
  }

  String requestId() {
    return requestId;
  }

  Payload event() {
    return event;
  }

  /** False when the invocation already has a result. */
  boolean complete(InvocationResult outcome) {
    return result.complete(outcome);
  }

  InvocationResult await(Duration timeout) throws InterruptedException {
    try {
      return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      result.complete(timedOut(timeout));
      return result.join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("results are never exceptions", impossible);
    }
  }

  private InvocationResult timedOut(Duration timeout) {
    String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
    return new InvocationResult.TimedOut(
        "RequestId: %s Error: Task timed out after %s seconds".formatted(requestId, seconds));
  }
}
