package io.trackway.memory;

import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.testing.live.LiveStoreContract;

class MemoryLiveStoreTest extends LiveStoreContract {

  private final MemoryLiveStore store = new MemoryLiveStore();

  @Override
  protected LiveStore store() {
    return store;
  }

  @Override
  protected LiveIndex index() {
    return store;
  }
}
