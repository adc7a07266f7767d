package io.trackway.testing.simulation;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger whose claims are made one by one, in any order, and fail one by one. */
record FaultyLedger(Ledger sound, Fate fate) implements Ledger {

  @Override
  public List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    Map<Claim, ClaimResult> results = new HashMap<>();
    for (Claim claim : fate.shuffled(claims)) {
      results.put(claim, claim(claim, now, timeLimit));
    }
    return claims.stream().map(results::get).toList();
  }

  private ClaimResult claim(Claim claim, Instant now, Duration timeLimit) {
    fate.between("before claim");
    if (fate.strikes(Fault.THROTTLE)) {
      fate.note("ledger: throttled, " + claim.key().text());
      return new ClaimResult.Unknown("throttled");
    }
    ClaimResult result = sound.claim(List.of(claim), now, timeLimit).getFirst();
    fate.note(
        Shard.shortened(
            "ledger: %s for %s: %s".formatted(claim.key().text(), claim.owner(), text(result))));
    boolean lost = fate.strikes(Fault.LOST_ACKNOWLEDGEMENT);
    if (lost) {
      fate.note("ledger: answer lost");
    }
    fate.between("after claim");
    return lost ? new ClaimResult.Unknown("answer lost") : result;
  }

  private static String text(ClaimResult result) {
    return switch (result) {
      case ClaimResult.Granted() -> "granted";
      case ClaimResult.Held(String owner, var _) -> "held by " + owner;
      case ClaimResult.Unknown(String cause) -> cause;
    };
  }
}
