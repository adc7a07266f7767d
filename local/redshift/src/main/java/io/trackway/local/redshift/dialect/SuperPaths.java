package io.trackway.local.redshift.dialect;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Navigation into SUPER values: {@code e.properties.plan}, {@code properties."Plan"[0]}, and a path
 * in FROM, which unnests an array.
 *
 * <p>A dotted name is a path when one of its parts is known as a SUPER column; no other column can
 * be followed by a dot. Navigation is lax: what does not exist, or is of another type than the
 * literal it is compared with, is NULL.
 */
final class SuperPaths {
  private static final int LABEL_PASSES = 3;

  private final Tokens tokens;
  private final Edits edits;
  private final Set<String> columns;
  private final Set<String> sources = new HashSet<>();
  private final Set<Integer> unnested = new HashSet<>();

  private SuperPaths(Tokens tokens, Set<String> columns) {
    this.tokens = tokens;
    this.edits = new Edits(tokens.sql());
    this.columns = new HashSet<>(columns);
  }

  static Tokens rewritten(Tokens tokens, Set<String> columns) {
    SuperPaths paths = new SuperPaths(tokens, columns);
    paths.collectSources();
    for (int pass = 0; pass < LABEL_PASSES; pass++) {
      paths.collectLabels();
    }
    for (int at = 0; at < tokens.count(); at++) {
      at = paths.rewrite(at);
    }
    return paths.edits.isEmpty() ? tokens : Tokens.of(paths.edits.apply());
  }

  /** Tables and aliases; and what FROM unnests, whose alias is a SUPER value itself. */
  private void collectSources() {
    for (int at = 0; at < tokens.count(); at++) {
      if (tokens.isAny(at, "from", "join", "update", "into", "using")) {
        int item = at + 1;
        while (tokens.isName(item)) {
          item = collectSource(item);
          item = tokens.is(item, ",") ? item + 1 : tokens.count();
        }
      }
    }
  }

  /** The token after the item of a FROM list and its alias. */
  private int collectSource(int item) {
    int end = tokens.afterName(item);
    int alias = tokens.is(end, "as") ? end + 1 : end;
    if (pathStart(item) > 0) {
      unnested.add(item);
      columns.add(tokens.name(alias));
    } else {
      sources.add(tokens.name(end - 1));
      sources.add(tokens.name(alias));
    }
    return tokens.isName(alias) ? alias + 1 : end;
  }

  /** A SUPER value under another name can be navigated by that name in the query around. */
  private void collectLabels() {
    for (int at = 0; at + 1 < tokens.count(); at++) {
      boolean starts = tokens.isName(at) && !tokens.is(at - 1, ".");
      int end = starts ? chainEnd(at) : at;
      boolean isSuper =
          starts && (columns.contains(tokens.name(tokens.afterName(at) - 1)) || pathStart(at) > 0);
      if (isSuper && tokens.is(end, "as") && tokens.isName(end + 1)) {
        columns.add(tokens.name(end + 1));
      }
    }
  }

  /** Rewrites the path that starts here, if one does, and gives its last token. */
  private int rewrite(int at) {
    if (!tokens.isName(at) || tokens.is(at - 1, ".")) {
      return at;
    }
    int end = chainEnd(at);
    int path = pathStart(at);
    if (path == 0 || path >= end || tokens.is(end, "(")) {
      return at;
    }
    String value = steps(path, end, tokens.text(at, path));
    edits.replace(tokens.start(at), tokens.end(end - 1), inContext(at, end, value));
    return end - 1;
  }

  /** The first token of the path within the dotted name that starts here, or 0 if it has none. */
  private int pathStart(int at) {
    int second = tokens.is(at + 1, ".") ? at + 2 : -1;
    int third = second > 0 && tokens.is(second + 1, ".") ? second + 2 : -1;
    boolean source = sources.contains(tokens.name(at));
    if (columns.contains(tokens.name(at)) && !source && continues(at + 1)) {
      return at + 1;
    }
    if (second > 0 && columns.contains(tokens.name(second)) && continues(second + 1)) {
      return second + 1;
    }
    boolean qualified = second > 0 && sources.contains(tokens.name(second));
    return qualified && third > 0 && columns.contains(tokens.name(third)) && continues(third + 1)
        ? third + 1
        : 0;
  }

  private boolean continues(int at) {
    return tokens.is(at, ".") || tokens.is(at, "[");
  }

  private int chainEnd(int first) {
    int at = first + 1;
    while (true) {
      if (tokens.is(at, ".") && tokens.isName(at + 1)) {
        at += 2;
      } else if (tokens.is(at, "[") && tokens.is(at + 2, "]")) {
        at += 3;
      } else {
        return at;
      }
    }
  }

  private String steps(int first, int end, String base) {
    StringBuilder text = new StringBuilder(base);
    int at = first;
    while (at < end) {
      if (tokens.is(at, "[")) {
        text.append(" -> ").append(tokens.text(at + 1));
        at += 3;
      } else {
        text.append(" -> $super$").append(tokens.name(at + 1)).append("$super$");
        at += 2;
      }
    }
    return text.toString();
  }

  private String inContext(int at, int end, String value) {
    if (unnested.contains(at)) {
      return "redshift.super_elements(" + value + ")";
    }
    boolean cast = tokens.is(end, "::") && !tokens.is(end + 1, "super");
    if (cast || (tokens.is(end, "as") && tokens.follow(at - 2, "cast ("))) {
      return "(redshift.super_value(" + value + ") #>> '{}')";
    }
    String function = comparedAs(at, end);
    return "redshift." + (function == null ? "super_value" : function) + '(' + value + ')';
  }

  /** The reading that fits the literal which the path is compared with, or null without one. */
  private @Nullable String comparedAs(int at, int end) {
    int negated = tokens.is(end, "not") ? end + 1 : end;
    if (tokens.isAny(negated, "like", "ilike", "similar", "~")) {
      return "super_text";
    }
    if (tokens.is(negated, "between")) {
      return literal(negated + 1);
    }
    if (tokens.follow(negated, "in (")) {
      return literal(negated + 2);
    }
    String after = isComparison(end) ? literal(end + 1) : null;
    return after == null && isComparison(at - 1) ? literal(at - 2) : after;
  }

  private boolean isComparison(int at) {
    return tokens.isAny(at, "=", "<>", "!=", "<", ">", "<=", ">=");
  }

  private @Nullable String literal(int at) {
    if (at < 0 || at >= tokens.count()) {
      return null;
    }
    if (tokens.isAny(at, "true", "false")) {
      return "super_boolean";
    }
    byte kind = tokens.kind(tokens.isAny(at, "-", "+") ? at + 1 : at);
    if (kind == Tokens.NUMBER) {
      return "super_number";
    }
    return kind == Tokens.STRING || kind == Tokens.PARAMETER ? "super_text" : null;
  }
}
