package io.trackway.local.redshift.dialect;

import java.util.List;

/** VARCHAR(MAX) outside of table definitions: in a cast. */
final class MaximumRule implements Rule {
  @Override
  public List<String> words() {
    return List.of("max");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    for (int at = 2; at + 1 < tokens.count(); at++) {
      if (tokens.is(at, "max")
          && tokens.is(at - 1, "(")
          && tokens.is(at + 1, ")")
          && tokens.isAny(at - 2, "varchar", "nvarchar", "varying")) {
        edits.replace(tokens.start(at), tokens.end(at), "65535");
      }
    }
  }
}
