package io.trackway.process;

import java.util.List;

/** The decisions on a batch, in the order in which its arrivals shall leave. */
record Decisions(Batch batch, List<Decision> list) {

  Decisions {
    list = List.copyOf(list);
  }
}
