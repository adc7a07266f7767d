package io.trackway.livestore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes several calls at once. */
final class Parallel {

  private Parallel() {}

  /** The list in parts of at most so many. */
  static <W> List<List<W>> parts(List<W> all, int sizeMax) {
    List<List<W>> parts = new ArrayList<>();
    for (int start = 0; start < all.size(); start += sizeMax) {
      parts.add(all.subList(start, Math.min(all.size(), start + sizeMax)));
    }
    return parts;
  }

  /** The results in the order of the work; where one fails, all others end before it is thrown. */
  static <W, R> List<R> each(List<W> works, Function<W, R> call) {
    if (works.size() <= 1) {
      return works.stream().map(call).toList();
    }
    int workers = Math.min(LiveStoreClient.IN_FLIGHT_MAX, works.size());
    List<Callable<R>> calls =
        works.stream().<Callable<R>>map(work -> () -> call.apply(work)).toList();
    List<R> results = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory())) {
      for (Future<R> done : threads.invokeAll(calls)) {
        results.add(done.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LiveStoreException("interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a call failed in a way nobody expects", failed);
    }
    return results;
  }
}
