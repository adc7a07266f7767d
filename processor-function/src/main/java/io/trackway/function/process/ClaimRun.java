package io.trackway.function.process;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
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

  /** How one claim is made within the time that is left. */
  interface Attempt {
    ClaimResult make(Claim claim, Duration left);
  }

  /** Starts no further claim; what is in flight ends by itself. */
  void stop(String cause) {
    stopped.compareAndSet(null, cause);
  }

  /** Makes the claims and gives their results in the order of the claims. */
  List<ClaimResult> each(List<Claim> claims, int inFlightMax, Attempt attempt) {
    AtomicReferenceArray<@Nullable ClaimResult> results = new AtomicReferenceArray<>(claims.size());
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> worker =
        () -> {
          int made = 0;
          for (int index = next.getAndIncrement();
              index < claims.size();
              index = next.getAndIncrement()) {
            results.set(index, make(claims.get(index), attempt));
            made++;
          }
          return made;
        };
    int workers = Math.min(inFlightMax, claims.size());
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
    return IntStream.range(0, claims.size()).mapToObj(index -> result(results.get(index))).toList();
  }

  private ClaimResult make(Claim claim, Attempt attempt) {
    String cause = stopped.get();
    if (cause != null) {
      return new ClaimResult.Unknown(cause);
    }
    Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
    return left.isPositive()
        ? attempt.make(claim, left)
        : new ClaimResult.Unknown("not claimed within " + timeLimit.toMillis() + " ms");
  }

  private static ClaimResult result(@Nullable ClaimResult result) {
    return result == null ? new ClaimResult.Unknown("interrupted") : result;
  }
}
