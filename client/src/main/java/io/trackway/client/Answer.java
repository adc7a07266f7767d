package io.trackway.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the endpoint said to one request of the native protocol. */
public sealed interface Answer {

  /**
   * Each event was decided on.
   *
   * @param accepted how many are stored
   * @param rejected in the order of the request; every other event is accepted
   */
  record Decided(int accepted, List<RejectedEvent> rejected) implements Answer {
    public Decided {
      rejected = List.copyOf(rejected);
    }
  }

  /** The request as a whole was refused, and would be each time. */
  record Refused(int status, String code, String message) implements Answer {}

  /**
   * Nobody can tell what became of the request: it has to be sent again.
   *
   * @param retryAfter how long the endpoint asks to wait
   */
  record Unsure(String cause, Optional<Duration> retryAfter) implements Answer {}
}
