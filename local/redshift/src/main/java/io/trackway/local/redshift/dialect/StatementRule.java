package io.trackway.local.redshift.dialect;

import java.util.List;

/** Statements whose form differs as a whole: DELETE, VACUUM, ANALYZE, SET, late-binding views. */
final class StatementRule implements Rule {
  /** Settings of a session that mean nothing here, kept so that SET and SHOW work. */
  private static final List<String> SETTINGS =
      List.of(
          "query_group",
          "wlm_query_slot_count",
          "enable_result_cache_for_session",
          "enable_case_sensitive_identifier",
          "enable_case_sensitive_super_attribute",
          "json_serialization_enable");

  @Override
  public List<String> words() {
    return List.of("delete", "vacuum", "analyze", "binding", "set", "reset", "show");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    if (tokens.is(0, "delete") && !tokens.is(1, "from")) {
      edits.insert(tokens.end(0), " FROM");
    } else if (tokens.is(0, "vacuum")) {
      vacuum(tokens, edits);
    } else if (tokens.isAny(0, "set", "reset", "show") && SETTINGS.contains(tokens.name(1))) {
      edits.insert(tokens.start(1), "redshift.");
    } else if (tokens.is(0, "analyze")) {
      int columns = tokens.find(1, tokens.count(), "predicate", "all");
      if (columns < tokens.count()) {
        edits.replace(tokens.end(columns - 1), tokens.sql().length(), "");
      }
    }
    lateBinding(tokens, edits);
  }

  /** VACUUM [FULL | SORT ONLY | DELETE ONLY | ...] [table] [TO n PERCENT] [BOOST]. */
  private static void vacuum(Tokens tokens, Edits edits) {
    int at = 1;
    while (tokens.isAny(at, "full", "sort", "delete", "only", "reindex", "recluster")) {
      at++;
    }
    String table = tokens.isName(at) ? tokens.text(at, tokens.afterName(at)) : "";
    edits.replace(0, tokens.sql().length(), "VACUUM " + table);
  }

  private static void lateBinding(Tokens tokens, Edits edits) {
    int at = tokens.count() - (tokens.is(tokens.count() - 1, ";") ? 5 : 4);
    if (at > 0 && tokens.follow(at, "with no schema binding")) {
      edits.replace(tokens.start(at), tokens.end(at + 3), "");
    }
  }
}
