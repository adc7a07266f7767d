package io.trackway.local.redshift.dialect;

import java.util.List;

/** Everything that the local engine could do and Redshift cannot. */
final class Refusals {
  static final List<Refusal> ALL =
      List.of(
          new Refusal(
              "conflict",
              (tokens, at) -> tokens.is(at - 1, "on"),
              "syntax error at or near \"ON CONFLICT\""));

  private Refusals() {}

  static void check(Tokens tokens) {
    for (Refusal refusal : ALL) {
      refusal.check(tokens);
    }
  }
}
