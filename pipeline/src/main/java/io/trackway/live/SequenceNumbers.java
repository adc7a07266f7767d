package io.trackway.live;

import java.util.Comparator;

/** Sequence numbers of a stream: decimal, without leading zeros, and of any length. */
final class SequenceNumbers {

  /** The order in which records were stored. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private SequenceNumbers() {}

  static boolean isAfter(String one, String other) {
    return ORDER.compare(one, other) > 0;
  }
}
