package io.trackway.function.load;

import io.trackway.load.RowSize;
import io.trackway.load.Warehouse;
import io.trackway.memory.WarehouseContents;
import io.trackway.testing.load.WarehouseContract;
import org.junit.jupiter.api.BeforeEach;

class RedshiftWarehouseTest extends WarehouseContract {

  private final Warehouse warehouse =
      new RedshiftWarehouse(TestWarehouse.dataApi(), Staging.LITERALS);

  @BeforeEach
  void emptyWarehouse() throws MigrationException {
    TestWarehouse.empty();
  }

  @Override
  protected Warehouse warehouse() {
    return warehouse;
  }

  @Override
  protected WarehouseContents contents() {
    return TestWarehouse.contents();
  }

  @Override
  protected RowSize rowSize() {
    return RedshiftRows.SIZE;
  }
}
