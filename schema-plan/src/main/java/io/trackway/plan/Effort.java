package io.trackway.plan;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** What checking one event may take, so that no pair of schema and event takes for ever. */
final class Effort {

  /** The effort of the check that is going on. */
  static final ScopedValue<Effort> CURRENT = ScopedValue.newInstance();

  /** Looks at a character, by all expressions together; sensible ones need some thousands. */
  static final int STEPS_MAX = 2_000_000;

  private final IdentityHashMap<JsonNode, Set<Evaluator>> references = new IdentityHashMap<>();
  private int steps;

  /** A check cannot be ended. */
  static final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessException(String message) {
      // It is thrown on purpose, from a depth that a trace would only repeat.
      super(message, null, false, false);
    }
  }

  /** Counts one more character. */
  void step() {
    if (++steps > STEPS_MAX) {
      throw tooLong();
    }
  }

  static EndlessException tooLong() {
    return new EndlessException("takes too long to be compared with a pattern of its schema");
  }

  /** Notes that a reference is being followed for that value. */
  void enter(Evaluator reference, JsonNode node) {
    if (!references.computeIfAbsent(node, _ -> new HashSet<>()).add(reference)) {
      throw new EndlessException("cannot be checked: its schema refers to itself without an end");
    }
  }

  /** Notes that it has been followed. */
  void leave(Evaluator reference, JsonNode node) {
    references.getOrDefault(node, Set.of()).remove(reference);
  }
}
