package io.trackway.local.redshift.dialect;

/** Where a query within a statement ends and its clauses begin. */
final class Queries {
  private Queries() {}

  /** The first token that does not belong to the query around {@code at} any more. */
  static int end(Tokens tokens, int at) {
    return tokens.find(at, tokens.count(), ")", ";", "union", "intersect", "except", "minus");
  }

  /** The SELECT of the query around {@code at}, or -1. */
  static int select(Tokens tokens, int at) {
    for (int before = at - 1; before >= 0; before--) {
      if (tokens.isAny(before, ")", "]")) {
        before = tokens.open(before);
      } else if (tokens.is(before, "select")) {
        return before;
      } else if (tokens.is(before, "(")) {
        return -1;
      }
    }
    return -1;
  }
}
