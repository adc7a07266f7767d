package io.trackway.local.redshift.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * QUALIFY filters by window functions: the condition becomes a column of the query, and a query
 * around it keeps the rows for which it holds.
 */
final class QualifyRule implements Rule {
  private static final String KEEP = "qualify_keep_";

  @Override
  public List<String> words() {
    return List.of("qualify");
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    int qualify = last(tokens);
    int select = Queries.select(tokens, qualify);
    if (qualify < 0 || select < 0) {
      return;
    }
    int end = Queries.end(tokens, qualify);
    int conditionEnd = tokens.find(qualify, end, "order", "limit", "offset");
    int from = tokens.find(select, qualify, "from");
    int first = tokens.isAny(select + 1, "distinct", "all") ? select + 2 : select + 1;
    String condition = condition(tokens, qualify + 1, conditionEnd, labels(tokens, first, from));
    boolean star = tokens.is(from - 1, "*") && (from - first == 1 || tokens.is(from - 2, "."));
    Shape shape = star ? whole(tokens, first, from, qualify) : columns(tokens, first, from);
    String text =
        "SELECT %s%s FROM (SELECT %s, (%s) AS %s %s) AS qualified WHERE %s"
            .formatted(
                tokens.text(select + 1, first) + ' ',
                shape.outer(),
                shape.inner(),
                condition,
                KEEP,
                tokens.text(from, qualify),
                KEEP);
    edits.replace(tokens.start(select), tokens.end(conditionEnd - 1), text);
  }

  /** What the labels of the select list stand for. */
  private static Map<String, String> labels(Tokens tokens, int first, int from) {
    Map<String, String> labels = new HashMap<>();
    int start = first;
    while (start < from) {
      int comma = tokens.find(start, from, ",");
      if (isLabelled(tokens, start, comma)) {
        labels.put(tokens.name(comma - 1), unlabelled(tokens, start, comma));
      }
      start = comma + 1;
    }
    return labels;
  }

  /** The condition, with the labels that Redshift lets it use written out. */
  private static String condition(Tokens tokens, int first, int limit, Map<String, String> labels) {
    StringBuilder text = new StringBuilder();
    for (int at = first; at < limit; at++) {
      String meaning =
          tokens.isName(at) && !tokens.is(at - 1, ".") && !tokens.isAny(at + 1, ".", "(")
              ? labels.get(tokens.name(at))
              : null;
      text.append(meaning == null ? tokens.text(at) : "(" + meaning + ")");
      boolean apart = at + 1 < limit && tokens.end(at) < tokens.start(at + 1);
      text.append(apart ? " " : "");
    }
    return text.toString();
  }

  /** What the query around selects, and the query inside. */
  private record Shape(String outer, String inner) {}

  /** The last QUALIFY is the innermost, or beside all others. */
  private static int last(Tokens tokens) {
    int at = tokens.count() - 1;
    while (at >= 0 && !tokens.is(at, "qualify")) {
      at--;
    }
    return at;
  }

  /** A star over one table is that table's row as one value, taken apart again outside. */
  private static Shape whole(Tokens tokens, int first, int from, int qualify) {
    int where = tokens.find(from + 1, qualify, "where", "group", "having");
    if (tokens.find(from + 1, where, ",", "join") < where) {
      throw new DialectException("QUALIFY with * over a join is not available locally");
    }
    String row = from - first > 1 ? tokens.text(first) : tokens.text(where - 1);
    return new Shape("(qualified.whole_row_).*", row + " AS whole_row_");
  }

  private static Shape columns(Tokens tokens, int first, int from) {
    List<String> outer = new ArrayList<>();
    List<String> inner = new ArrayList<>();
    int start = first;
    while (start < from) {
      int comma = tokens.find(start, from, ",");
      String text = tokens.text(start, comma);
      String name = "column_" + outer.size() + '_';
      outer.add(name + " AS " + label(tokens, start, comma));
      inner.add(
          (isLabelled(tokens, start, comma) ? unlabelled(tokens, start, comma) : text)
              + " AS "
              + name);
      start = comma + 1;
    }
    return new Shape(String.join(", ", outer), String.join(", ", inner));
  }

  private static boolean isLabelled(Tokens tokens, int start, int end) {
    return end - start > 1
        && tokens.isName(end - 1)
        && !tokens.isAny(end - 2, ".", "::")
        && !tokens.isAny(end - 1, "end", "null", "true", "false")
        && tokens.kind(end - 2) != Tokens.OPERATOR;
  }

  private static String unlabelled(Tokens tokens, int start, int end) {
    return tokens.text(start, tokens.is(end - 2, "as") ? end - 2 : end - 1);
  }

  /** The column's name outside: its label, its own name, or the function's, as in the engine. */
  private static String label(Tokens tokens, int start, int end) {
    if (isLabelled(tokens, start, end)) {
      return tokens.text(end - 1);
    }
    int afterName = tokens.isName(start) ? tokens.afterName(start) : start;
    return afterName > start ? tokens.text(afterName - 1) : "\"?column?\"";
  }
}
