package io.trackway.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who owns which event: what makes each event one, however often it arrives. */
public interface Ledger {

  /**
   * Claims each event for its arrival. A claim is granted where nobody holds the key, where what is
   * held has expired before {@code now}, or where the holder is the arrival that asks.
   *
   * @param claims of different keys, any number of them
   * @param now what expiry is measured against, in whole seconds
   * @param timeLimit after which nothing is tried any more
   * @return a result for each claim, in their order
   */
  List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit);
}
