package io.trackway.ingest;

import java.time.Duration;
import java.time.Instant;

/** Says whether a write key may send more now; every function instance asks the same one. */
public interface RateLimiter {

  /**
   * Takes that many events out of the allowance, all of them or none.
   *
   * <p>The allowance is a second's worth. A request is let through while an event is left of it,
   * and may take more than is left, which is waited off afterwards: so none is too large to pass
   * ever.
   *
   * @param events at least 1
   */
  Allowance take(Sender sender, int events, Instant now);

  /** Whether the events may be taken. */
  sealed interface Allowance {

    /** They may. */
    record Granted() implements Allowance {}

    /**
     * They may not.
     *
     * @param retryAfter when they may, if nothing else comes; more than zero
     */
    record Denied(Duration retryAfter) implements Allowance {}
  }
}
