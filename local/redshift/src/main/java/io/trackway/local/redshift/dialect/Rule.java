package io.trackway.local.redshift.dialect;

import java.util.List;

/** One construct of Redshift SQL, rewritten as PostgreSQL. */
interface Rule {
  /** The words without which a statement cannot have the construct. */
  List<String> words();

  void apply(Tokens tokens, Edits edits);

  /** Whether the rule rewrites one occurrence at a time and wants the result again. */
  default boolean repeats() {
    return false;
  }
}
