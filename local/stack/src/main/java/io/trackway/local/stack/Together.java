package io.trackway.local.stack;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits for what was begun at the same time. */
final class Together {

  private Together() {}

  /** Its result, or its failure as if it had not been elsewhere. */
  static <T> T result(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      @Nullable Throwable cause = failed.getCause();
      switch (cause) {
        case IOException it -> throw it;
        case InterruptedException it -> throw it;
        case RuntimeException it -> throw it;
        case Error it -> throw it;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
