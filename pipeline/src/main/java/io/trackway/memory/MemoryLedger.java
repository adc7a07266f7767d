package io.trackway.memory;

import io.trackway.event.EventKey;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.status.ClaimFinder;
import io.trackway.status.ClaimLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger that keeps its items in memory and never fails; safe for use by many threads. */
public final class MemoryLedger implements Ledger, ClaimFinder {

  private final Map<String, Claim> items = new HashMap<>();

  @Override
  public synchronized List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    return claims.stream().map(claim -> claim(claim, now.getEpochSecond())).toList();
  }

  @Override
  public synchronized ClaimLookup find(EventKey key, Instant now, Duration timeLimit) {
    Claim held = items.get(key.text());
    return held == null || held.expires().getEpochSecond() < now.getEpochSecond()
        ? new ClaimLookup.Free()
        : new ClaimLookup.Held(held.owner());
  }

  /** Forgets everything. */
  public synchronized void clear() {
    items.clear();
  }

  private ClaimResult claim(Claim claim, long nowSeconds) {
    Claim held = items.get(claim.key().text());
    if (held == null
        || held.expires().getEpochSecond() < nowSeconds
        || held.owner().equals(claim.owner())) {
      items.put(claim.key().text(), claim);
      return new ClaimResult.Granted();
    }
    return new ClaimResult.Held(held.owner(), held.fingerprint());
  }
}
