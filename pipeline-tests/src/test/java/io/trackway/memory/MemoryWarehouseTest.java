package io.trackway.memory;

import io.trackway.load.RowSize;
import io.trackway.load.Warehouse;
import io.trackway.testing.load.WarehouseContract;

class MemoryWarehouseTest extends WarehouseContract {

  private final MemoryWarehouse warehouse = new MemoryWarehouse();

  @Override
  protected Warehouse warehouse() {
    return warehouse;
  }

  @Override
  protected WarehouseContents contents() {
    return warehouse.contents();
  }

  @Override
  protected RowSize rowSize() {
    return row -> 1_000;
  }

  @Override
  protected int meetings() {
    return 200;
  }
}
