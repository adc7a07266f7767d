package io.trackway.memory;

import io.trackway.event.Verdict;
import io.trackway.load.Load;
import java.util.List;

/** All rows of a warehouse at one moment, each table in the order of loading or of no meaning. */
public record WarehouseContents(
    List<Verdict.Fresh> events,
    List<Verdict.Rejected> rejected,
    List<Verdict.Duplicate> duplicates,
    List<Load> loads) {

  /** A warehouse without rows. */
  public static final WarehouseContents EMPTY =
      new WarehouseContents(List.of(), List.of(), List.of(), List.of());

  public WarehouseContents {
    events = List.copyOf(events);
    rejected = List.copyOf(rejected);
    duplicates = List.copyOf(duplicates);
    loads = List.copyOf(loads);
  }
}
