package io.trackway.local.mapping;

import io.trackway.local.mapping.DiscardedBatch.Condition;
import io.trackway.local.mapping.DiscardedBatch.LastInvocation;
import java.util.Optional;

/** Makes discarded batches for the tests of their destinations. */
public final class DiscardedBatches {

  private DiscardedBatches() {}

  public static DiscardedBatch one() {
    return new DiscardedBatch(
        Mappings.SHARD,
        Mappings.batch(1, 2),
        Condition.RETRY_ATTEMPTS_EXHAUSTED,
        new LastInvocation(1, Optional.of("Unhandled")),
        Mappings.NOW);
  }
}
