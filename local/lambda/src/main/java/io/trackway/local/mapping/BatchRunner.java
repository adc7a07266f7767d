package io.trackway.local.mapping;

import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.mapping.BatchOutcome.Failed;
import io.trackway.local.mapping.BatchOutcome.FailedFrom;
import io.trackway.local.mapping.BatchOutcome.NotInvoked;
import io.trackway.local.mapping.BatchOutcome.Succeeded;
import io.trackway.local.mapping.DiscardedBatch.Condition;
import io.trackway.local.mapping.DiscardedBatch.LastInvocation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Takes one batch to its end: every record done or given up, in order. */
final class BatchRunner {

  /** Told what becomes of the records, in order. */
  interface Progress {

    /** These need not come again: done, or given up. */
    void reached(Batch batch);

    /** These were given up; when they were not kept, they are lost. */
    void discarded(Batch batch, boolean kept);
  }

  /** A part of the batch, and what was tried with it. */
  private record Work(Batch batch, int retries, int invocations) {

    Work part(Batch part) {
      return new Work(part, retries, invocations);
    }

    Work afterInvocation() {
      return new Work(batch, retries, invocations + 1);
    }

    Work afterRetry(Batch rest) {
      return new Work(rest, retries + 1, invocations);
    }
  }

  private static final int DELIVERIES_MAX = 5;

  private final EventSourceMapping mapping;
  private final PollerSettings settings;
  private final FunctionInvoker functions;
  private final FailureDestination onFailure;
  private final Deque<Work> todo = new ArrayDeque<>();

  BatchRunner(
      EventSourceMapping mapping,
      PollerSettings settings,
      FunctionInvoker functions,
      FailureDestination onFailure) {
    this.mapping = mapping;
    this.settings = settings;
    this.functions = functions;
    this.onFailure = onFailure;
  }

  void run(Batch batch, ShardSource source, Progress progress) throws InterruptedException {
    todo.clear();
    todo.push(new Work(batch, 0, 0));
    while (!todo.isEmpty()) {
      Optional<Work> fresh = withoutAged(todo.pop(), source, progress);
      if (fresh.isPresent()) {
        attempt(fresh.get(), source, progress);
      }
    }
  }

  private void attempt(Work work, ShardSource source, Progress progress)
      throws InterruptedException {
    InvocationResult result =
        functions.invoke(mapping.source().functionName(), work.batch().event());
    Work tried = work.afterInvocation();
    boolean reports = mapping.failures().reportBatchItemFailures();
    switch (BatchOutcome.of(result, work.batch(), reports)) {
      case Succeeded() -> progress.reached(work.batch());
      case NotInvoked() -> {
        settings.pause().pause(settings.pauseBeforeRetry(work.retries()));
        todo.push(work);
      }
      case FailedFrom(int index) -> {
        if (index > 0) {
          progress.reached(work.batch().until(index));
        }
        Batch rest = work.batch().from(index);
        if (mapping.failures().bisectOnFunctionError() && index > 0) {
          todo.push(tried.part(rest));
        } else {
          failed(tried.part(rest), Optional.empty(), source, progress);
        }
      }
      case Failed(Optional<String> functionError) -> failed(tried, functionError, source, progress);
    }
  }

  /** Splits where that is asked for and possible, retries while that is allowed, or gives up. */
  private void failed(
      Work work, Optional<String> functionError, ShardSource source, Progress progress)
      throws InterruptedException {
    int size = work.batch().size();
    if (mapping.failures().bisectOnFunctionError() && size > 1) {
      todo.push(work.part(work.batch().from(size / 2)));
      todo.push(work.part(work.batch().until(size / 2)));
    } else if (mapping.failures().allowsRetry(work.retries())) {
      settings.pause().pause(settings.pauseBeforeRetry(work.retries()));
      todo.push(work.afterRetry(work.batch()));
    } else {
      LastInvocation last = new LastInvocation(work.invocations(), functionError);
      discard(work.batch(), Condition.RETRY_ATTEMPTS_EXHAUSTED, last, source, progress);
      progress.reached(work.batch());
    }
  }

  private Optional<Work> withoutAged(Work work, ShardSource source, Progress progress)
      throws InterruptedException {
    Instant oldest = settings.clock().instant().minus(mapping.failures().recordAgeMax());
    int aged = 0;
    while (aged < work.batch().size()
        && work.batch().records().get(aged).arrivedAt().isBefore(oldest)) {
      aged++;
    }
    if (aged == 0) {
      return Optional.of(work);
    }
    Batch old = work.batch().until(aged);
    LastInvocation last = new LastInvocation(Math.max(1, work.invocations()), Optional.empty());
    discard(old, Condition.RECORD_AGE_EXCEEDED, last, source, progress);
    progress.reached(old);
    return aged == work.batch().size()
        ? Optional.empty()
        : Optional.of(work.part(work.batch().from(aged)));
  }

  /** The destination may be away for a moment; the stream does not wait for it for ever. */
  private void discard(
      Batch batch, Condition condition, LastInvocation last, ShardSource source, Progress progress)
      throws InterruptedException {
    DiscardedBatch discarded =
        new DiscardedBatch(source, batch, condition, last, settings.clock().instant());
    boolean kept = false;
    for (int delivery = 0; delivery < DELIVERIES_MAX && !kept; delivery++) {
      try {
        onFailure.keep(discarded);
        kept = true;
      } catch (IOException away) {
        settings.pause().pause(settings.pauseBeforeRetry(delivery));
      }
    }
    progress.discarded(batch, kept);
  }
}
