package io.trackway.local.redshift.dialect;

import java.util.List;

/** What the local engine's windows can do and Redshift's cannot. */
final class WindowRefusals {

  static final List<Refusal> ALL =
      List.of(
          // "Window function syntax summary": an aggregate with an ORDER BY needs its frame.
          new Refusal(
              "over",
              (tokens, at) -> isAggregate(tokens, at) && isOrderedWithoutFrame(tokens, at),
              "Aggregate window functions with an ORDER BY clause require a frame clause"),
          // The same: frames are of ROWS only.
          new Refusal("range", WindowRefusals::isFrame, "syntax error at or near \"range\""),
          new Refusal("groups", WindowRefusals::isFrame, "syntax error at or near \"groups\""),
          // "LAG window function" and LEAD: a value and an offset.
          new Refusal("lag", WindowRefusals::hasDefault, noDefault("lag")),
          new Refusal("lead", WindowRefusals::hasDefault, noDefault("lead")));

  private WindowRefusals() {}

  private static boolean isAggregate(Tokens tokens, int over) {
    int name = tokens.is(over - 1, ")") ? tokens.open(over - 1) - 1 : -1;
    return tokens.isAny(
        name,
        "avg",
        "count",
        "max",
        "min",
        "sum",
        "stddev",
        "stddev_pop",
        "stddev_samp",
        "var_pop",
        "var_samp",
        "variance",
        "first_value",
        "last_value",
        "nth_value");
  }

  private static boolean isOrderedWithoutFrame(Tokens tokens, int over) {
    int close = tokens.close(over + 1);
    int order = tokens.find(over + 2, close, "order");
    return order < close && tokens.find(order, close, "rows") == close;
  }

  private static boolean isFrame(Tokens tokens, int at) {
    return tokens.isAny(at + 1, "between", "unbounded", "current");
  }

  private static boolean hasDefault(Tokens tokens, int at) {
    int close = tokens.close(at + 1);
    int first = tokens.find(at + 2, close, ",");
    return tokens.is(at + 1, "(") && tokens.find(first + 1, close, ",") < close;
  }

  private static String noDefault(String function) {
    return "Default parameter not be supported for window function " + function;
  }
}
