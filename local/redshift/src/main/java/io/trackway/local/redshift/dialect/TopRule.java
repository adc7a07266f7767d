package io.trackway.local.redshift.dialect;

import java.util.List;

/** SELECT TOP n becomes a LIMIT at the end of the same query. */
final class TopRule implements Rule {
  @Override
  public List<String> words() {
    return List.of("top");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    for (int at = 1; at + 1 < tokens.count(); at++) {
      if (tokens.is(at, "top")
          && tokens.isAny(at - 1, "select", "distinct", "all")
          && tokens.kind(at + 1) == Tokens.NUMBER) {
        int end = Queries.end(tokens, at);
        edits.replace(tokens.start(at), tokens.end(at + 1), "");
        edits.insert(tokens.end(end - 1), " LIMIT " + tokens.text(at + 1));
      }
    }
  }
}
