package io.trackway.process;

import java.util.List;
import java.util.function.Function;

/** The arrivals of a batch, as they stand between two stages. */
record Arrivals<E>(Batch batch, List<Arrival<E>> list) {

  Arrivals {
    list = List.copyOf(list);
  }

  /** The same batch with each arrival turned into another. */
  <F> Arrivals<F> map(Function<Arrival<E>, Arrival<F>> each) {
    return new Arrivals<>(batch, list.stream().map(each).toList());
  }
}
