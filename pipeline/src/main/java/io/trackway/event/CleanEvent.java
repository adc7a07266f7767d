package io.trackway.event;

import java.time.Instant;
import java.util.List;

/**
 * An event that the processor has let through.
 *
 * @param event what its client told, less what the operator does not want kept
 * @param occurredAt when it happened, the device's clock corrected; never part of a key
 * @param late whether it came too late to be put in order with what happened around it
 * @param enrichment what could be told from the event besides what its client told
 * @param violations of the tracking plan, where the plan lets the event through with them
 */
public record CleanEvent(
    Event event,
    Instant occurredAt,
    boolean late,
    JsonObject enrichment,
    List<Violation> violations) {

  public CleanEvent {
    violations = List.copyOf(violations);
  }

  /** An event in time, of which nothing more is told. */
  public CleanEvent(Event event, Instant occurredAt) {
    this(event, occurredAt, false, JsonObject.EMPTY, List.of());
  }
}
