package io.trackway.stream;

import java.util.Set;

/** What became of records that were to be appended. */
public sealed interface Appended {

  /** Every record is durable. */
  record All() implements Appended {}

  /**
   * Some records are not known to be durable, after bounded retries of only the failed ones. Those
   * of a partition key that are durable come before all those that are not.
   *
   * @param missing their indexes in the list that was given
   * @param cause for the log, bounded and without payload
   */
  record Partly(Set<Integer> missing, String cause) implements Appended {
    public Partly {
      missing = Set.copyOf(missing);
    }
  }
}
