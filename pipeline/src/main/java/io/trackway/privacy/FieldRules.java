package io.trackway.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happens to values by where they stand: a tree of names.
 *
 * @param children by name
 * @param change of the values that stand here
 */
record FieldRules(Map<String, FieldRules> children, Optional<Change> change) {

  /** What happens to a value. */
  @FunctionalInterface
  interface Change {

    /**
     * What takes its place; nothing where it goes away with its name.
     *
     * @param text a JSON text's content, or any other value as its JSON
     */
    Optional<String> of(String text);
  }

  /** One path and what happens to its values. */
  record Rule(List<String> names, Change change) {}

  /** The tree of those rules; of two for the same path the first counts. */
  static FieldRules of(List<Rule> rules) {
    Map<String, List<Rule>> byName = new TreeMap<>();
    Optional<Change> here = Optional.empty();
    for (Rule rule : rules) {
      if (rule.names().isEmpty()) {
        here = here.or(() -> Optional.of(rule.change()));
      } else {
        byName
            .computeIfAbsent(rule.names().getFirst(), _ -> new ArrayList<>())
            .add(new Rule(rule.names().subList(1, rule.names().size()), rule.change()));
      }
    }
    Map<String, FieldRules> children = new TreeMap<>();
    byName.forEach((name, below) -> children.put(name, of(below)));
    return new FieldRules(children, here);
  }

  /** Whether any of the first names stands in that JSON text, escaped or not. */
  boolean mayTouch(String json) {
    return children.keySet().stream().anyMatch(name -> json.contains(name))
        || (!children.isEmpty() && json.indexOf('\\') >= 0);
  }
}
