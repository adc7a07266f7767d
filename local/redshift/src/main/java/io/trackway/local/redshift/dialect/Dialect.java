package io.trackway.local.redshift.dialect;

import io.trackway.local.redshift.dialect.Translation.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads Redshift SQL and says what the local engine has to run for it. */
public final class Dialect {
  /** A rule that repeats must come to an end: no statement has more occurrences than this. */
  private static final int REPEATS_MAX = 100;

  private Dialect() {}

  /**
   * What the local engine has to do for the statement.
   *
   * @throws DialectException if Redshift would not take it
   */
  public static Command translate(String sql, Catalogue catalogue) {
    Tokens tokens = Tokens.of(sql);
    Refusals.check(tokens);
    if (tokens.is(0, "copy")) {
      return CopyReader.read(tokens);
    }
    if (tokens.has(".") && !tokens.isAny(0, "lock", "set")) {
      // Looking into the catalogue takes the snapshot, which LOCK must not do.
      tokens = SuperPaths.rewritten(tokens, catalogue.superColumns());
    }
    Effect effect = effect(tokens);
    for (Rule rule : Rules.ALL) {
      tokens = applied(rule, tokens);
    }
    return bound(tokens, effect);
  }

  /**
   * What can be said of a text before anything is run.
   *
   * @param statements how many it holds, empty ones not counted
   * @param parameters that it refers to outside of quotes
   */
  public record Inspection(int statements, Set<String> parameters) {}

  public static Inspection inspect(String sql) {
    Tokens tokens = Tokens.of(sql);
    Set<String> parameters = new LinkedHashSet<>();
    int statements = 0;
    boolean within = false;
    for (int at = 0; at < tokens.count(); at++) {
      boolean ends = tokens.is(at, ";");
      statements += within || ends ? 0 : 1;
      within = !ends;
      if (tokens.kind(at) == Tokens.PARAMETER) {
        parameters.add(tokens.text(at).substring(1));
      }
    }
    return new Inspection(statements, parameters);
  }

  private static Effect effect(Tokens tokens) {
    if (tokens.is(0, "truncate")) {
      return Effect.COMMITS;
    }
    if (AlterTableRule.isResize(tokens)) {
      return Effect.STANDS_ALONE;
    }
    return tokens.isAny(0, "create", "alter") ? Effect.DEFINES : Effect.NONE;
  }

  private static Tokens applied(Rule rule, Tokens start) {
    Tokens tokens = start;
    for (int times = 0; times < REPEATS_MAX; times++) {
      if (rule.words().stream().noneMatch(tokens::has)) {
        return tokens;
      }
      Edits edits = new Edits(tokens.sql());
      rule.apply(tokens, edits);
      if (edits.isEmpty()) {
        return tokens;
      }
      tokens = Tokens.of(edits.apply());
      if (!rule.repeats()) {
        return tokens;
      }
    }
    throw new DialectException("the statement nests too deeply for the local engine");
  }

  private static Translation bound(Tokens tokens, Effect effect) {
    Edits edits = new Edits(tokens.sql());
    List<String> names = new ArrayList<>();
    for (int at = 0; at < tokens.count(); at++) {
      if (tokens.kind(at) == Tokens.PARAMETER) {
        names.add(tokens.text(at).substring(1));
        edits.replace(tokens.start(at), tokens.end(at), "?");
      }
    }
    return new Translation(edits.apply(), names, effect);
  }
}
