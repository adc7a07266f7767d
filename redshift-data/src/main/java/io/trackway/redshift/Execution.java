package io.trackway.redshift;

import java.util.List;

/** What became of statements that were to run as one transaction. */
public sealed interface Execution {

  /**
   * They are committed.
   *
   * @param rows returned or affected by each statement, in their order
   */
  record Finished(String id, List<Long> rows) implements Execution {
    public Finished {
      rows = List.copyOf(rows);
    }
  }

  /**
   * They are not known to be committed.
   *
   * @param message of the engine or the service, bounded
   */
  record Failed(Fault fault, String message) implements Execution {
    private static final int CHARACTERS_MAX = 1_000;

    public Failed {
      message = message.length() > CHARACTERS_MAX ? message.substring(0, CHARACTERS_MAX) : message;
    }
  }
}
