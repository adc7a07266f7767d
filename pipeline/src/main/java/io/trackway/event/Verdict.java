package io.trackway.event;

import java.time.Instant;

/** What was decided of one arrival, or of one user. */
public sealed interface Verdict {

  /** The arrival, or the request, that was decided on. */
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

  /**
   * A user who is to be forgotten: every consumer removes what it has of that person, in whatever
   * order the user's events and this come, and however often.
   *
   * @param origin made by {@link Origin#ofRequest}
   * @param userId the id under which events are kept, which privacy rules may have replaced
   * @param until what was received up to then is removed; what comes later is kept
   */
  record Forgotten(Origin origin, String userId, Instant until) implements Verdict {}
}
