package io.trackway.livestore;

import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.testing.live.LiveStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;

/** The contract, through the real client against AWS's own server. */
class DynamoLiveStoreTest extends LiveStoreContract {

  private static final LocalTables LOCAL = LocalTables.start();

  private final DynamoLiveStore store =
      new DynamoLiveStore(LOCAL.client(), LOCAL.createTable(), Tries.JITTERED);

  @AfterAll
  static void stop() throws IOException {
    LOCAL.close();
  }

  @Override
  protected LiveStore store() {
    return store;
  }

  @Override
  protected LiveIndex index() {
    return store;
  }
}
