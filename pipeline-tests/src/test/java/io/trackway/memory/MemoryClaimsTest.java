package io.trackway.memory;

import io.trackway.process.Claim;
import io.trackway.status.ClaimFinder;
import io.trackway.testing.status.ClaimFinderContract;
import java.time.Duration;
import java.util.List;

class MemoryClaimsTest extends ClaimFinderContract {

  private final MemoryLedger ledger = new MemoryLedger();

  @Override
  protected ClaimFinder finder() {
    return ledger;
  }

  @Override
  protected void put(Claim claim) {
    ledger.claim(List.of(claim), claim.expires().minus(Duration.ofDays(7)), Duration.ofSeconds(30));
  }
}
