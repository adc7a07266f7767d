package io.trackway.liveplan;

import java.util.Comparator;
import java.util.List;

/** Tells what a misspelt field may have been meant to be. */
final class Spelling {

  /** Letters to add, to drop or to change. */
  private static final int DISTANCE_MAX = 2;

  /** Longer names are no misspelling of ours, and comparing them takes time. */
  private static final int CHARACTERS_MAX = 40;

  private Spelling() {}

  /** What is said of a field that there is not. */
  static String unknown(String name, List<String> known) {
    if (name.length() <= CHARACTERS_MAX) {
      String nearest = known.stream().min(Comparator.comparing(it -> distance(it, name))).get();
      if (distance(nearest, name) <= DISTANCE_MAX) {
        return "is not known; did you mean " + nearest + "?";
      }
    }
    return "is not known; known here: " + String.join(", ", known);
  }

  /** The distance of Levenshtein. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(diagonal, row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
