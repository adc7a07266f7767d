package io.trackway.event;

import java.time.Instant;

/** What the processor decided of one arrival. */
public sealed interface Verdict {

  /** The arrival that was decided on. */
  Origin origin();

  /** The first arrival of an event, which becomes a row of the warehouse. */
  record Fresh(Origin origin, CleanEvent event) implements Verdict {}

  /**
   * A further arrival of an event that another arrival owns; it is counted.
   *
   * @param owner the origin's text of the arrival that owns the event
   */
  record Duplicate(Origin origin, EventKey key, String owner, Instant receivedAt)
      implements Verdict {}

  /** An arrival that will not become an event; it is kept. */
  record Rejected(Origin origin, Rejection rejection) implements Verdict {}
}
