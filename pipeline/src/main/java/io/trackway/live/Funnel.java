package io.trackway.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Steps that users are hoped to take one after the other.
 *
 * @param steps in their order, 1 to {@link io.trackway.event.Limits#FUNNEL_STEPS_MAX}
 * @param window within which all of a user's steps must be, from the first on
 */
public record Funnel(String name, List<Step> steps, Duration window, Order order) {

  /** Whether the steps must be taken in the order in which they are declared. */
  public enum Order {
    /** In this order, with anything else between them. */
    STRICT,
    /** In any order: as many steps are reached as different ones were taken. */
    LOOSE
  }

  /**
   * What counts as a step.
   *
   * @param events names, of which each is an alternative
   * @param where properties that the event must have, by their paths, such as {@code plan.name};
   *     numbers and truth values as their JSON text
   */
  public record Step(Set<String> events, List<Property> where) {
    public Step {
      events = Set.copyOf(events);
      where = List.copyOf(where);
    }
  }

  /** A property and the value that it must have. */
  public record Property(String path, String value) {}

  public Funnel {
    steps = List.copyOf(steps);
  }
}
