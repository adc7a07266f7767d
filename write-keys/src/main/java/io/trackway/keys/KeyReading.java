package io.trackway.keys;

import io.trackway.ingest.WriteKeys;

/** What a text that lists write keys turned out to be. */
sealed interface KeyReading {

  /** Keys. */
  record Valid(WriteKeys keys) implements KeyReading {}

  /**
   * Something else, of which nothing is used.
   *
   * @param problem says where and what it is, without a key
   */
  record Invalid(String problem) implements KeyReading {}
}
