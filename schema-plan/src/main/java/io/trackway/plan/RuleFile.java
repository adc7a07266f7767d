package io.trackway.plan;

import dev.harrel.jsonschema.JsonNode;
import io.trackway.event.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code plan.json}, of which every field must mean something. */
final class RuleFile {

  static final String NAME = "plan.json";

  private static final String SOURCES = "sources";
  private static final String VIOLATIONS = "violations";
  private static final String UNKNOWN_EVENTS = "unknown_events";

  private final List<Problem> problems;

  /**
   * A reader.
   *
   * @param problems gets what is wrong
   */
  RuleFile(List<Problem> problems) {
    this.problems = problems;
  }

  SourceRules read(JsonTree file) {
    Map<String, JsonNode> sources = new HashMap<>();
    @Nullable JsonNode given = fields(file, "", List.of(SOURCES)).get(SOURCES);
    if (given != null) {
      sources.putAll(fields(given, "/" + SOURCES, List.of()));
    }
    Map<String, SourceRule> rules = new HashMap<>();
    sources.forEach(
        (source, value) -> {
          String pointer = JsonTree.child("/" + SOURCES, source);
          if (source.isEmpty() || source.length() > Limits.SOURCE_CHARACTERS_MAX) {
            problem(pointer, "a source has 1 to " + Limits.SOURCE_CHARACTERS_MAX + " characters");
          }
          rules.put(source, rule(value, pointer));
        });
    return new SourceRules(rules);
  }

  private SourceRule rule(JsonNode value, String pointer) {
    Map<String, JsonNode> fields = fields(value, pointer, List.of(VIOLATIONS, UNKNOWN_EVENTS));
    Handling violations =
        handling(
            fields.get(VIOLATIONS),
            JsonTree.child(pointer, VIOLATIONS),
            List.of(Handling.FLAG, Handling.REJECT),
            SourceRule.DEFAULT.violations());
    Handling unknownEvents =
        handling(
            fields.get(UNKNOWN_EVENTS),
            JsonTree.child(pointer, UNKNOWN_EVENTS),
            List.of(Handling.ALLOW, Handling.FLAG, Handling.REJECT),
            SourceRule.DEFAULT.unknownEvents());
    return new SourceRule(violations, unknownEvents);
  }

  private Handling handling(
      @Nullable JsonNode value, String pointer, List<Handling> allowed, Handling standard) {
    if (value == null) {
      return standard;
    }
    for (Handling handling : allowed) {
      if (value.isString() && value.asString().equals(handling.text())) {
        return handling;
      }
    }
    problem(
        pointer,
        "must be one of "
            + allowed.stream()
                .map(handling -> '"' + handling.text() + '"')
                .collect(Collectors.joining(", ")));
    return standard;
  }

  /** An object's fields, which must be among those; any where none are given. */
  private Map<String, JsonNode> fields(JsonNode value, String pointer, List<String> known) {
    if (!value.isObject()) {
      problem(pointer, "must be an object");
      return Map.of();
    }
    for (String name : value.asObject().keySet()) {
      if (!known.isEmpty() && !known.contains(name)) {
        problem(
            JsonTree.child(pointer, name), "is not known; known here: " + String.join(", ", known));
      }
    }
    return value.asObject();
  }

  private void problem(String pointer, String message) {
    problems.add(new Problem(NAME, pointer.isEmpty() ? message : pointer + " " + message));
  }
}
