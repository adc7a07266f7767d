package io.trackway.plan;

/**
 * How events of a source are handled.
 *
 * @param violations those that are not as their schema says; never {@link Handling#ALLOW}
 * @param unknownEvents those that have no schema
 */
public record SourceRule(Handling violations, Handling unknownEvents) {

  /** For sources that a plan does not name: it rejects nothing that nobody asked it to. */
  public static final SourceRule DEFAULT = new SourceRule(Handling.FLAG, Handling.ALLOW);
}
