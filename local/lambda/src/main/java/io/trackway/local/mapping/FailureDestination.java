package io.trackway.local.mapping;

import java.io.IOException;

/** Keeps the batches that a mapping gives up. */
@FunctionalInterface
public interface FailureDestination {

  /** A mapping without a destination forgets what it gives up, as in the service. */
  FailureDestination NONE = batch -> {};

  void keep(DiscardedBatch batch) throws IOException;
}
