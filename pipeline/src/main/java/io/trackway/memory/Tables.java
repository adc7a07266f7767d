package io.trackway.memory;

import io.trackway.event.Verdict;
import io.trackway.load.Load;
import java.util.List;

/** The tables of a warehouse, each with what its rows are looked up by. */
final class Tables {

  final Table<Verdict.Fresh> events =
      new Table<>(row -> List.of(row.origin(), row.event().event().key()));

  final Table<Verdict.Rejected> rejected = new Table<>(row -> List.of(row.origin()));
  final Table<Verdict.Duplicate> duplicates = new Table<>(row -> List.of(row.origin()));
  final Table<Load> loads = new Table<>(load -> List.of(load.id()));

  WarehouseContents contents() {
    return new WarehouseContents(events.rows(), rejected.rows(), duplicates.rows(), loads.rows());
  }
}
