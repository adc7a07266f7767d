package io.trackway.function.load;

import io.trackway.load.RowSize;
import io.trackway.load.Warehouse;
import io.trackway.memory.WarehouseContents;
import io.trackway.testing.load.WarehouseContract;
import org.junit.jupiter.api.BeforeEach;

/** The contract where whatever is more than one row comes in a file. */
class RedshiftCopyTest extends WarehouseContract {

  private static final int NOTHING = 0;

  private final Warehouse warehouse =
      new RedshiftWarehouse(
          TestWarehouse.dataApi(), new CopyStaging(TestWarehouse.files(), "default", NOTHING));

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
    return CopyStaging.SIZE;
  }

  @Override
  protected int meetings() {
    return 40;
  }
}
