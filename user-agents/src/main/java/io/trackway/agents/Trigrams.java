package io.trackway.agents;

import java.util.stream.IntStream;

/** Which three characters follow one another in a text; some say more than there is. */
final class Trigrams {

  private static final int SIZE = 1 << 16;

  private final long[] present = new long[SIZE / Long.SIZE];

  Trigrams(String text) {
    for (int index = 0; index < text.length() - 2; index++) {
      int place = place(text, index);
      present[place / Long.SIZE] |= 1L << place;
    }
  }

  /** The places of a text's own. */
  static int[] of(String text) {
    return IntStream.range(0, Math.max(0, text.length() - 2))
        .map(index -> place(text, index))
        .distinct()
        .toArray();
  }

  /** Whether all of these are there; if not, their text is not part of this one. */
  boolean hasAll(int[] places) {
    for (int place : places) {
      if ((present[place / Long.SIZE] & (1L << place)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int place(String text, int index) {
    int mixed = (text.charAt(index) * 31 + text.charAt(index + 1)) * 31 + text.charAt(index + 2);
    return mixed & (SIZE - 1);
  }
}
