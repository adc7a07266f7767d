package io.trackway.local.redshift.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * CREATE TABLE and CREATE MATERIALIZED VIEW: columns, LIKE, distribution and sort keys.
 *
 * <p>Redshift takes primary, unique and foreign keys as hints and enforces none; only the NOT NULL
 * of a primary key remains.
 */
final class CreateTableRule implements Rule {
  @Override
  public List<String> words() {
    return List.of("create");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    int at = tokens.find(0, Math.min(6, tokens.count()), "table", "view");
    if (!tokens.is(0, "create") || !tokens.isAny(at, "table", "view")) {
      return;
    }
    at += tokens.follow(at + 1, "if not exists") ? 4 : 1;
    at = tokens.afterName(at);
    if (tokens.is(at, "(")) {
      int close = tokens.close(at);
      for (int[] element : elements(tokens, at + 1, close)) {
        element(tokens, edits, element[0], element[1]);
      }
      at = close + 1;
    }
    tableAttributes(tokens, edits, at);
  }

  /** First and after-last token of what stands between the commas. */
  private static List<int[]> elements(Tokens tokens, int first, int limit) {
    List<int[]> elements = new ArrayList<>();
    int start = first;
    while (start < limit) {
      int comma = tokens.find(start, limit, ",");
      elements.add(new int[] {start, comma});
      start = comma + 1;
    }
    return elements;
  }

  private static void element(Tokens tokens, Edits edits, int first, int limit) {
    int at = tokens.is(first, "constraint") && tokens.isName(first + 1) ? first + 2 : first;
    if (tokens.is(at, "like")) {
      edits.insert(tokens.end(limit - 1), " INCLUDING CONSTRAINTS");
    } else if (tokens.follow(at, "primary key")) {
      String notNull = notNull(tokens, at + 2);
      edits.replace(tokens.start(first), tokens.end(limit - 1), notNull);
    } else if (tokens.follow(at, "foreign key") || tokens.follow(at, "unique (")) {
      // The comma before it goes with it.
      edits.replace(tokens.start(first - 1), tokens.end(limit - 1), "");
    } else if (limit - first > 1) {
      new ColumnDefinition(tokens, edits).rewrite(first, limit);
    }
  }

  private static String notNull(Tokens tokens, int open) {
    List<String> constraints = new ArrayList<>();
    for (int[] column : elements(tokens, open + 1, tokens.close(open))) {
      constraints.add("NOT NULL " + tokens.text(column[0], column[1]));
    }
    return String.join(", ", constraints);
  }

  private static void tableAttributes(Tokens tokens, Edits edits, int first) {
    int at = first;
    while (at < tokens.count() && !tokens.is(at, "as")) {
      int last = attribute(tokens, at);
      if (last >= at) {
        edits.replace(tokens.start(at), tokens.end(last), "");
      }
      at = Math.max(at, last) + 1;
    }
  }

  /** The last token of the attribute that starts here, or -1 if it is none of Redshift's own. */
  static int attribute(Tokens tokens, int at) {
    if (tokens.isAny(at, "diststyle", "backup") || tokens.follow(at, "encode auto")) {
      return at + 1;
    }
    if (tokens.follow(at, "auto refresh")) {
      return at + 2;
    }
    int key = tokens.isAny(at, "compound", "interleaved") ? at + 1 : at;
    if (tokens.isAny(key, "distkey", "sortkey")) {
      return tokens.is(key + 1, "(") ? tokens.close(key + 1) : key + 1;
    }
    return -1;
  }
}
