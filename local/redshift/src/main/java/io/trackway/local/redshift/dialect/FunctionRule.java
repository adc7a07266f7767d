package io.trackway.local.redshift.dialect;

import java.util.List;

/** Functions that PostgreSQL has under another name, with another meaning, or as an expression. */
final class FunctionRule implements Rule {
  @Override
  public List<String> words() {
    return List.of(
        "nvl",
        "isnull",
        "nvl2",
        "sysdate",
        "extract",
        "regexp_replace",
        "concat",
        "json_serialize",
        "median",
        "approximate",
        "listagg");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    for (int at = 0; at < tokens.count(); at++) {
      if (tokens.is(at, "sysdate") && !tokens.is(at - 1, ".")) {
        rename(tokens, edits, at, "redshift.sysdate()");
      } else if (tokens.is(at, "approximate")) {
        rename(tokens, edits, at, "");
      } else if (tokens.is(at + 1, "(") && !tokens.is(at - 1, ".")) {
        call(tokens, edits, at);
      }
    }
  }

  private static void call(Tokens tokens, Edits edits, int at) {
    if (tokens.isAny(at, "nvl", "isnull")) {
      rename(tokens, edits, at, "coalesce");
    } else if (tokens.isAny(at, "regexp_replace", "concat", "json_serialize")) {
      rename(tokens, edits, at, "redshift." + tokens.name(at));
    } else if (tokens.is(at, "nvl2")) {
      choice(tokens, edits, at);
    } else if (tokens.is(at, "extract")) {
      // Redshift gives whole numbers.
      edits.insert(tokens.start(at), "floor(");
      edits.insert(tokens.end(tokens.close(at + 1)), ")::bigint");
    } else if (tokens.is(at, "median")) {
      edits.replace(
          tokens.start(at), tokens.end(at + 1), "percentile_cont(0.5) WITHIN GROUP (ORDER BY ");
    } else if (tokens.is(at, "listagg")) {
      listagg(tokens, edits, at);
    }
  }

  private static void choice(Tokens tokens, Edits edits, int at) {
    int close = tokens.close(at + 1);
    int first = tokens.find(at + 2, close, ",");
    int second = tokens.find(first + 1, close, ",");
    if (second >= close) {
      throw new DialectException("function nvl2 takes three arguments");
    }
    edits.replace(tokens.start(at), tokens.end(at + 1), "(CASE WHEN (");
    rename(tokens, edits, first, ") IS NOT NULL THEN (");
    rename(tokens, edits, second, ") ELSE (");
    rename(tokens, edits, close, ") END)");
  }

  /** LISTAGG([DISTINCT] value [, separator]) [WITHIN GROUP (ORDER BY ...)]. */
  private static void listagg(Tokens tokens, Edits edits, int at) {
    int close = tokens.close(at + 1);
    boolean distinct = tokens.is(at + 2, "distinct");
    int value = distinct ? at + 3 : at + 2;
    int comma = tokens.find(value, close, ",");
    rename(tokens, edits, at, "string_agg");
    edits.insert(tokens.start(value), "(");
    edits.insert(tokens.end(comma - 1), ")::text");
    if (comma == close) {
      edits.insert(tokens.start(close), ", ''");
    }
    if (tokens.follow(close + 1, "within group (")) {
      int end = tokens.close(close + 3);
      // With DISTINCT the engine orders by nothing but the very text that it aggregates.
      String order =
          distinct
              ? "ORDER BY (" + tokens.text(value, comma) + ")::text"
              : tokens.text(close + 4, end);
      edits.insert(tokens.start(close), " " + order);
      edits.replace(tokens.start(close + 1), tokens.end(end), "");
    }
  }

  private static void rename(Tokens tokens, Edits edits, int at, String text) {
    edits.replace(tokens.start(at), tokens.end(at), text);
  }
}
