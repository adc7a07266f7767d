package io.trackway.memory;

import io.trackway.status.RowFinder;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.status.RowFinderContract;

class MemoryRowsTest extends RowFinderContract {

  @Override
  protected RowFinder over(WarehouseContents contents) {
    return new MemoryRows(() -> contents, SampleEvents.RECEIVED_AT.plusSeconds(20));
  }
}
