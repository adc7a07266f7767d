package io.trackway.testing.simulation;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger that one writes first, and that loses events: a mark says only that it is there. */
final class BareLedger implements Ledger {

  private static final String NOT_KNOWN = "s:0:0";

  private final Map<String, Claim> marks = new HashMap<>();

  @Override
  public List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    return claims.stream().map(this::claim).toList();
  }

  private ClaimResult claim(Claim claim) {
    Claim before = marks.putIfAbsent(claim.key().text(), claim);
    return before == null
        ? new ClaimResult.Granted()
        : new ClaimResult.Held(NOT_KNOWN, before.fingerprint());
  }
}
