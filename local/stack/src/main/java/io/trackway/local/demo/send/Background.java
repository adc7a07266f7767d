package io.trackway.local.demo.send;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sending that goes on while its progress is shown. */
public final class Background {

  private Background() {}

  /**
   * Whether it has ended by itself, after at most that time of waiting for it.
   *
   * @throws IllegalStateException where it broke
   */
  public static boolean isDone(Future<?> sending, Duration patience) throws InterruptedException {
    try {
      sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("sending broke", broken.getCause());
    }
  }
}
