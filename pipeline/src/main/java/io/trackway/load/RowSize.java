package io.trackway.load;

import io.trackway.event.Verdict;

/** How many bytes a row takes in a statement, as whoever writes the statement counts them. */
@FunctionalInterface
public interface RowSize {

  /** The row's bytes, with what separates it from the next. */
  int bytes(Verdict row);
}
