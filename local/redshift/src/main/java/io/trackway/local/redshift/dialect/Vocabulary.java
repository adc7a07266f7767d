package io.trackway.local.redshift.dialect;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words and operators that some rule waits for. A statement without any of them passes as it
 * is, and the rules are never asked.
 */
final class Vocabulary {
  private static final Vocabulary ALL =
      new Vocabulary(
          Stream.of(
                  Refusals.ALL.stream().map(Refusal::word),
                  Rules.ALL.stream().flatMap(rule -> rule.words().stream()),
                  Stream.of(".", "select"))
              .flatMap(words -> words)
              .distinct()
              .toList());

  private final @Nullable String[] slots;
  private final int mask;

  private Vocabulary(Collection<String> words) {
    int size = Integer.highestOneBit(words.size() * 4) * 2;
    this.slots = new @Nullable String[size];
    this.mask = size - 1;
    for (String word : words) {
      int slot = hash(word, 0, word.length()) & mask;
      while (slots[slot] != null) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = word;
    }
  }

  /** The slot of a known word, or -1. */
  private int slot(String text, int start, int end) {
    int length = end - start;
    int slot = hash(text, start, end) & mask;
    for (String word = slots[slot]; word != null; word = slots[slot]) {
      if (word.length() == length && text.regionMatches(true, start, word, 0, length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private static int hash(String text, int start, int end) {
    int hash = end - start;
    for (int at = start; at < end; at++) {
      hash = hash * 31 + (text.charAt(at) | 0x20);
    }
    return hash ^ (hash >>> 15);
  }

  /** Which words of the vocabulary one statement has. */
  static final class Seen {
    private final boolean[] seen = new boolean[ALL.slots.length];

    void note(String sql, int start, int end) {
      int slot = ALL.slot(sql, start, end);
      if (slot >= 0) {
        seen[slot] = true;
      }
    }

    boolean has(String word) {
      int slot = ALL.slot(word, 0, word.length());
      if (slot < 0) {
        throw new IllegalArgumentException("no rule has named the word " + word);
      }
      return seen[slot];
    }
  }
}
