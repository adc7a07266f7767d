package io.trackway.agents;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads of an expression which texts it cannot do without: what it matches has at least one of
 * them, letters of either case counting as the same.
 *
 * <p>It knows what the rules make use of: groups, alternatives, classes, quantifiers, and escapes
 * of one character. A mistake here would keep a rule from where it applies, so tests compare with
 * reading without it.
 */
final class Literals {

  /** Shorter ones are in nearly every text. */
  static final int CHARACTERS_MIN = 3;

  private static final String ZERO_OR_MORE = "?*";

  /** Parts of most agents, which tell little. */
  private static final List<String> IN_MOST = List.of("applewebkit", "mozilla", "safari");

  /** No character. */
  private static final int NONE = -1;

  private final String expression;
  private int at;

  private Literals(String expression) {
    this.expression = expression;
  }

  /** Texts in lower case, one of which must be there; none where that cannot be told. */
  static List<String> anyOf(String expression) {
    Literals literals = new Literals(expression);
    List<String> any = literals.alternatives();
    return literals.at == expression.length() ? any : List.of();
  }

  private List<String> alternatives() {
    List<String> any = new ArrayList<>(sequence());
    boolean isKnown = !any.isEmpty();
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      List<String> branch = sequence();
      isKnown &= !branch.isEmpty();
      any.addAll(branch);
    }
    return isKnown ? any : List.of();
  }

  /** The most telling of the parts that stand one after the other. */
  private List<String> sequence() {
    List<String> best = List.of();
    StringBuilder run = new StringBuilder();
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      int start = at;
      List<String> group = part();
      int literal = group.isEmpty() ? literal(start) : NONE;
      boolean isOptional = isOptional();
      boolean isRepeated = skipQuantifier();
      if (literal != NONE && !isOptional) {
        run.append(Character.toLowerCase((char) literal));
      }
      if (literal == NONE || isOptional || isRepeated) {
        best = better(best, List.of(run.toString()));
        run.setLength(0);
        best = isOptional ? best : better(best, group);
      }
    }
    return better(best, List.of(run.toString()));
  }

  /** Goes over one group, class, escape or character; gives what a group cannot do without. */
  private List<String> part() {
    switch (expression.charAt(at)) {
      case '(' -> {
        return group();
      }
      case '[' -> skipClass();
      case '\\' -> at += 2;
      default -> at++;
    }
    return List.of();
  }

  private List<String> group() {
    at++;
    if (expression.startsWith("?", at)) {
      // Of such groups the rules have only those that do not capture.
      boolean isPlain = expression.startsWith("?:", at);
      at = isPlain ? at + 2 : expression.length() + 1;
      if (!isPlain) {
        return List.of();
      }
    }
    List<String> any = alternatives();
    at++;
    return any;
  }

  private void skipClass() {
    at++;
    do {
      at += expression.charAt(at) == '\\' ? 2 : 1;
    } while (at < expression.length() && expression.charAt(at) != ']');
    at++;
  }

  /** The character that stands for itself there, or a letter of which both cases do. */
  private int literal(int start) {
    char first = expression.charAt(start);
    char second = start + 1 < expression.length() ? expression.charAt(start + 1) : ' ';
    if (first == '\\') {
      return second < 0x80 && !Character.isLetterOrDigit(second) ? second : NONE;
    }
    if (first == '[') {
      boolean isPair =
          Character.isUpperCase(second)
              && expression.startsWith(Character.toLowerCase(second) + "]", start + 2);
      return isPair ? second : NONE;
    }
    return first < 0x80 && ".^$(".indexOf(first) < 0 ? first : NONE;
  }

  private boolean isOptional() {
    return at < expression.length()
        && (ZERO_OR_MORE.indexOf(expression.charAt(at)) >= 0 || expression.startsWith("{0", at));
  }

  /** Goes over a quantifier; whether there was one. */
  private boolean skipQuantifier() {
    int start = at;
    if (at < expression.length() && "?*+".indexOf(expression.charAt(at)) >= 0) {
      at++;
    } else if (expression.startsWith("{", at)) {
      at = expression.indexOf('}', at) + 1;
    }
    if (at > start && at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
      at++;
    }
    return at > start;
  }

  private static List<String> better(List<String> one, List<String> other) {
    return weight(other) > weight(one) ? other : one;
  }

  /** How much it tells that one of these is there; nothing where one is too short. */
  private static int weight(List<String> texts) {
    return texts.stream().mapToInt(Literals::weight).min().orElse(0);
  }

  private static int weight(String text) {
    if (text.length() < CHARACTERS_MIN) {
      return 0;
    }
    return IN_MOST.stream().anyMatch(text::contains) ? 1 : text.length();
  }
}
