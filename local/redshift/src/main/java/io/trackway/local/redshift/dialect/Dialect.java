package io.trackway.local.redshift.dialect;

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
   * The statement for the local engine.
   *
   * @throws DialectException if Redshift would not take it
   */
  public static Translation translate(String sql) {
    Tokens tokens = Tokens.of(sql);
    Refusals.check(tokens);
    boolean commits = tokens.has("truncate") && tokens.is(0, "truncate");
    for (Rule rule : Rules.ALL) {
      tokens = applied(rule, tokens);
    }
    return bound(tokens, commits);
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

  private static Translation bound(Tokens tokens, boolean commits) {
    Edits edits = new Edits(tokens.sql());
    List<String> names = new ArrayList<>();
    for (int at = 0; at < tokens.count(); at++) {
      if (tokens.kind(at) == Tokens.PARAMETER) {
        names.add(tokens.text(at).substring(1));
        edits.replace(tokens.start(at), tokens.end(at), "?");
      }
    }
    return new Translation(edits.apply(), names, commits);
  }
}
