package io.trackway.local.redshift.dialect;

/**
 * Something that PostgreSQL would take and Redshift does not.
 *
 * @param word the word or operator at which it is looked for
 * @param where whether the occurrence at an index is the refused construct
 * @param error what Redshift answers
 */
record Refusal(String word, Place where, String error) {

  /** A test of the tokens around an index. */
  @FunctionalInterface
  interface Place {
    boolean at(Tokens tokens, int index);
  }

  void check(Tokens tokens) {
    if (!tokens.has(word)) {
      return;
    }
    for (int at = 0; at < tokens.count(); at++) {
      if (tokens.is(at, word) && where.at(tokens, at)) {
        throw new DialectException(error);
      }
    }
  }
}
