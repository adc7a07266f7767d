package io.trackway.function.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One call's claims, some at a time, until they are done, time is over or it is of no use. */
final class ClaimRun {

  private final long deadlineNanos;
  private final Duration timeLimit;
  private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();

  ClaimRun(Duration timeLimit) {
    this.timeLimit = timeLimit;
    this.deadlineNanos = System.nanoTime() + timeLimit.toNanos();
  }

  /** How one piece of work is done within the time that is left. */
  interface Attempt<W, R> {
    R make(W work, Duration left);
  }

  /** Starts nothing more; what is in flight ends by itself. */
  void stop(String cause) {
    stopped.compareAndSet(null, cause);
  }

  /**
   * Does the work and gives its results in its order.
   *
   * @param undone the result of what was not begun, and why
   */
  <W, R> List<R> each(
      List<W> works, int inFlightMax, Attempt<W, R> attempt, BiFunction<W, String, R> undone) {
    AtomicReferenceArray<@Nullable R> results = new AtomicReferenceArray<>(works.size());
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> worker =
        () -> {
          int made = 0;
          for (int index = next.getAndIncrement();
              index < works.size();
              index = next.getAndIncrement()) {
            results.set(index, make(works.get(index), attempt, undone));
            made++;
          }
          return made;
        };
    int workers = Math.min(inFlightMax, works.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> done :
          threads.invokeAll(IntStream.range(0, workers).mapToObj(_ -> worker).toList())) {
        done.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException("a claim failed in a way nobody expects", unexpected);
    }
    return IntStream.range(0, works.size())
        .mapToObj(
            index -> {
              @Nullable R result = results.get(index);
              return result == null ? undone.apply(works.get(index), "interrupted") : result;
            })
        .toList();
  }

  private <W, R> R make(W work, Attempt<W, R> attempt, BiFunction<W, String, R> undone) {
    String cause = stopped.get();
    if (cause != null) {
      return undone.apply(work, cause);
    }
    Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
    return left.isPositive()
        ? attempt.make(work, left)
        : undone.apply(work, "not claimed within " + timeLimit.toMillis() + " ms");
  }
}
