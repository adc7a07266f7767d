package io.trackway.local.host;

import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of one function: grown on demand, reused most recent first, never too many. */
final class FunctionPool {

  /** Starts one process of the function. */
  @FunctionalInterface
  interface Starter {
    FunctionProcess start() throws IOException;
  }

  private final FunctionDefinition definition;
  private final HostLimits limits;
  private final Starter starter;
  private final Semaphore permits;
  private final AtomicInteger admitted = new AtomicInteger();
  private final Deque<FunctionProcess> idle = new ArrayDeque<>();
  private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  FunctionPool(FunctionDefinition definition, HostLimits limits, Starter starter) {
    this.definition = definition;
    this.limits = limits;
    this.starter = starter;
    this.permits = new Semaphore(definition.limits().processesMax(), true);
  }

  InvocationResult invoke(Payload event) throws InterruptedException {
    if (event.size() > HostLimits.PAYLOAD_BYTES_MAX) {
      return new RequestTooLarge(
          "Request must be smaller than %d bytes for the InvokeFunction operation"
              .formatted(HostLimits.PAYLOAD_BYTES_MAX));
    }
    int admittedMax = definition.limits().processesMax() + limits.queuedInvocationsMax();
    boolean tooMany = admitted.incrementAndGet() > admittedMax;
    try {
      if (closed
          || tooMany
          || !permits.tryAcquire(limits.queuedMax().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Throttled("Rate Exceeded.");
      }
      try {
        return run(event);
      } finally {
        permits.release();
      }
    } finally {
      admitted.decrementAndGet();
    }
  }

  List<Long> processIds() {
    return all.stream()
        .filter(FunctionProcess::isAlive)
        .map(FunctionProcess::processId)
        .sorted()
        .toList();
  }

  List<FunctionProcess> close() {
    closed = true;
    return List.copyOf(all);
  }

  private InvocationResult run(Payload event) throws InterruptedException {
    Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
    Optional<FunctionProcess> reused = takeIdle();
    // A process may die while it is idle; only a fresh one is allowed to fail the invocation.
    while (reused.isPresent()) {
      if (reused.get().handOver(invocation, limits.stopMax())) {
        return finish(reused.get(), invocation);
      }
      discard(reused.get());
      reused = takeIdle();
    }
    return runFresh(invocation);
  }

  private InvocationResult runFresh(Invocation invocation) throws InterruptedException {
    FunctionProcess fresh;
    try {
      fresh = start();
    } catch (IOException broken) {
      return FunctionFailed.of("Runtime.StartError", String.valueOf(broken.getMessage()));
    }
    if (fresh.handOver(invocation, limits.initializationMax())) {
      return finish(fresh, invocation);
    }
    InvocationResult failure = fresh.failure(invocation.requestId());
    discard(fresh);
    return failure;
  }

  private InvocationResult finish(FunctionProcess process, Invocation invocation)
      throws InterruptedException {
    try {
      InvocationResult result =
          invocation.await(Duration.ofSeconds(definition.limits().timeoutSeconds()));
      if (result instanceof TimedOut || result instanceof Crashed) {
        discard(process);
      } else {
        putIdle(process);
      }
      return result;
    } catch (InterruptedException abandoned) {
      discard(process);
      throw abandoned;
    }
  }

  private FunctionProcess start() throws IOException {
    FunctionProcess process = starter.start();
    all.add(process);
    if (closed) {
      process.stop();
    }
    return process;
  }

  private Optional<FunctionProcess> takeIdle() {
    synchronized (idle) {
      return Optional.ofNullable(idle.pollFirst());
    }
  }

  private void putIdle(FunctionProcess process) {
    synchronized (idle) {
      idle.addFirst(process);
    }
  }

  private void discard(FunctionProcess process) throws InterruptedException {
    process.kill(limits.stopMax());
    all.remove(process);
  }
}
