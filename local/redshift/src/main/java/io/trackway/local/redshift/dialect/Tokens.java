package io.trackway.local.redshift.dialect;

import java.util.Arrays;

/**
 * The tokens of one statement, kept in arrays: a statement of 100 KB has some ten thousand, and an
 * object for each would cost more than the insert it is part of.
 */
final class Tokens {
  static final byte WORD = 0;
  static final byte QUOTED = 1;
  static final byte STRING = 2;
  static final byte NUMBER = 3;
  static final byte PARAMETER = 4;
  static final byte OPERATOR = 5;

  /** One of {@code ( ) [ ] , ; . ::}. */
  static final byte PUNCTUATION = 6;

  /** Of the punctuation, only these ever make a statement worth a second look. */
  private static final String NOTED_SIGNS = "[.";

  private final String sql;
  private final Vocabulary.Seen seen = new Vocabulary.Seen();
  private byte[] kinds = new byte[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  Tokens(String sql) {
    this.sql = sql;
  }

  static Tokens of(String sql) {
    return new Tokenizer(sql).read();
  }

  void add(byte kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
    if (kind == WORD || kind == OPERATOR || NOTED_SIGNS.indexOf(sql.charAt(start)) >= 0) {
      seen.note(sql, start, end);
    }
  }

  String sql() {
    return sql;
  }

  int count() {
    return count;
  }

  /** Whether the word or operator, which must be in the vocabulary, occurs outside of quotes. */
  boolean has(String word) {
    return seen.has(word);
  }

  byte kind(int index) {
    return kinds[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  String text(int index) {
    return index >= 0 && index < count ? sql.substring(starts[index], ends[index]) : "";
  }

  String text(int first, int afterLast) {
    return first < afterLast ? sql.substring(starts[first], ends[afterLast - 1]) : "";
  }

  /**
   * Whether the token is this word, whatever its case, or exactly this sign; never a quoted one.
   */
  boolean is(int index, String expected) {
    return index >= 0
        && index < count
        && (kinds[index] == WORD || kinds[index] == OPERATOR || kinds[index] == PUNCTUATION)
        && ends[index] - starts[index] == expected.length()
        && sql.regionMatches(true, starts[index], expected, 0, expected.length());
  }

  boolean isAny(int index, String... expected) {
    for (String each : expected) {
      if (is(index, each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the tokens from here on are these, separated by single spaces in the argument. */
  boolean follow(int index, String expected) {
    int at = index;
    for (String each : expected.split(" ", -1)) {
      if (!is(at++, each)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the token can name something: a word or a quoted identifier. */
  boolean isName(int index) {
    return index >= 0 && index < count && (kinds[index] == WORD || kinds[index] == QUOTED);
  }

  /** The identifier as the catalogue knows it: unquoted, in lower case. */
  String name(int index) {
    String text = text(index);
    return index >= 0 && index < count && kinds[index] == QUOTED
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(java.util.Locale.ROOT);
  }

  /** The first token after a name of one to three parts that starts here. */
  int afterName(int index) {
    int at = index + 1;
    while (is(at, ".") && isName(at + 1)) {
      at += 2;
    }
    return at;
  }

  /** The index of the bracket that closes the one at {@code open}, or the count if none does. */
  int close(int open) {
    int depth = 0;
    for (int at = open; at < count; at++) {
      if (isAny(at, "(", "[")) {
        depth++;
      } else if (isAny(at, ")", "]") && --depth == 0) {
        return at;
      }
    }
    return count;
  }

  /** The index of the bracket that the one at {@code close} closes, or -1. */
  int open(int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      if (isAny(at, ")", "]")) {
        depth++;
      } else if (isAny(at, "(", "[") && --depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** The next token at the depth of {@code from} that is one of these, or {@code limit}. */
  int find(int from, int limit, String... expected) {
    for (int at = from; at < limit; at++) {
      if (isAny(at, expected)) {
        return at;
      }
      if (isAny(at, "(", "[")) {
        at = close(at);
      }
    }
    return limit;
  }
}
