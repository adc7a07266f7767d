package io.trackway.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One expression with what it tells: texts in which {@code $1} and so on stand for its groups.
 *
 * @param anyOf the trigrams of texts one of which must be there; none where that cannot be told
 * @param texts by their names in the file, such as {@code os_v1_replacement}
 */
record Rule(Pattern expression, List<int[]> anyOf, Map<String, String> texts) {

  /** In place of a group, where only a text of the rule counts. */
  static final int NO_GROUP = Integer.MAX_VALUE;

  private static final int GROUPS_MAX = 9;

  static Rule of(Pattern expression, Map<String, String> texts) {
    List<int[]> anyOf = Literals.anyOf(expression.pattern()).stream().map(Trigrams::of).toList();
    return new Rule(expression, anyOf, texts);
  }

  /** Where the text has what the rule is about. */
  Optional<Matcher> match(AgentText text) {
    if (!mayMatch(text.trigrams())) {
      return Optional.empty();
    }
    Matcher matcher = expression.matcher(text.bounded());
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** A loop, since each agent comes by here a thousand times. */
  private boolean mayMatch(Trigrams text) {
    for (int[] trigrams : anyOf) {
      if (text.hasAll(trigrams)) {
        return true;
      }
    }
    return anyOf.isEmpty();
  }

  /**
   * The text of that name; without one, the group.
   *
   * @return nothing where it is blank
   */
  @Nullable String text(String name, int group, Matcher matcher) {
    String template = texts.get(name);
    String value = template == null ? group(group, matcher) : filled(template, matcher);
    return value.isBlank() ? null : value.strip();
  }

  private static String filled(String template, Matcher matcher) {
    String text = template;
    for (int group = 1; group <= GROUPS_MAX && text.indexOf('$') >= 0; group++) {
      text = text.replace("$" + group, group(group, matcher));
    }
    return text;
  }

  private static String group(int number, Matcher matcher) {
    @Nullable String group = number <= matcher.groupCount() ? matcher.group(number) : null;
    return group == null ? "" : group;
  }
}
