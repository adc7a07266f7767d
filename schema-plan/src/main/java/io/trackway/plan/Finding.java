package io.trackway.plan;

import io.trackway.event.Violation;
import java.util.List;

/** What a plan says of an event, before a source's rule decides what becomes of it. */
public sealed interface Finding {

  /** It is as its schema says. */
  record Conforming() implements Finding {}

  /**
   * It is not.
   *
   * @param violations at least one and at most {@link io.trackway.event.Limits#VIOLATIONS_MAX}
   * @param more how many are left out
   */
  record Violating(List<Violation> violations, int more) implements Finding {
    public Violating {
      violations = List.copyOf(violations);
    }
  }

  /**
   * It has no schema.
   *
   * @param violation says so
   */
  record Unknown(Violation violation) implements Finding {}
}
