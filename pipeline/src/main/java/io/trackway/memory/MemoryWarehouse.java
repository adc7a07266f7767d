package io.trackway.memory;

import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Statement;
import io.trackway.load.Warehouse;
import java.time.Instant;
import java.util.Optional;

/** The reference warehouse, whose monitor is the mutex of its loads. */
public final class MemoryWarehouse implements Warehouse {

  private final Tables tables = new Tables();

  @Override
  public synchronized LoadResult run(LoadPlan plan, Instant deadline) {
    MemoryTransaction transaction = begin();
    for (Statement statement : plan.statements()) {
      Optional<String> refusal = transaction.run(statement);
      if (refusal.isPresent()) {
        return new LoadResult.Refused(refusal.get());
      }
    }
    return new LoadResult.Loaded(transaction.commit());
  }

  /** A transaction of its own, for whoever wants to run several side by side in one thread. */
  public synchronized MemoryTransaction begin() {
    return new MemoryTransaction(tables);
  }

  /** Everything that is in it. */
  public synchronized WarehouseContents contents() {
    return tables.contents();
  }
}
