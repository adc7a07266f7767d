package io.trackway.memory;

import io.trackway.process.Ledger;
import io.trackway.testing.process.LedgerContract;

class MemoryLedgerTest extends LedgerContract {

  private final MemoryLedger ledger = new MemoryLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
