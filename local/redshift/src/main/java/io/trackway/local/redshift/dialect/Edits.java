package io.trackway.local.redshift.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of stretches of one statement, applied together and from left to right. */
final class Edits {
  private final String sql;
  private final List<Edit> edits = new ArrayList<>();

  Edits(String sql) {
    this.sql = sql;
  }

  private record Edit(int start, int end, String text) {}

  void replace(int start, int end, String text) {
    edits.add(new Edit(start, end, text));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /**
   * The statement with all edits; one that starts inside an earlier one is part of it, and void.
   */
  String apply() {
    if (edits.isEmpty()) {
      return sql;
    }
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder changed = new StringBuilder(sql.length() + 64);
    int at = 0;
    for (Edit edit : edits) {
      if (edit.start() >= at) {
        changed.append(sql, at, edit.start()).append(edit.text());
        at = edit.end();
      }
    }
    return changed.append(sql, at, sql.length()).toString();
  }
}
