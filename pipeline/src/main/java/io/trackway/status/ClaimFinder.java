package io.trackway.status;

import io.trackway.event.EventKey;
import java.time.Duration;
import java.time.Instant;

/** Tells who owns an event, and claims nothing. */
public interface ClaimFinder {

  /**
   * Looks the key up, so that a claim which was granted before this call is seen.
   *
   * @param now what expiry is measured against, in whole seconds
   * @param timeLimit after which nothing is tried any more
   */
  ClaimLookup find(EventKey key, Instant now, Duration timeLimit);
}
