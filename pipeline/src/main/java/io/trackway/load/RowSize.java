package io.trackway.load;

import io.trackway.event.Limits;
import io.trackway.event.Verdict;

/** How many bytes a row takes in a statement, as whoever writes the statement counts them. */
@FunctionalInterface
public interface RowSize {

  /** The row's bytes, with what separates it from the next. */
  int bytes(Verdict row);

  /** The bytes of all rows that one statement may stage. */
  default int statementBytesMax() {
    return Limits.STATEMENT_BYTES_MAX - Limits.STATEMENT_HEADER_BYTES_MAX;
  }
}
