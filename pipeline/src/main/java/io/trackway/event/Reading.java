package io.trackway.event;

import java.util.List;
import java.util.Optional;

/** What reading a request's body gave. */
public sealed interface Reading {

  /** Entries in the order of the request, at least one. */
  record Entries(List<Candidate> candidates) implements Reading {
    public Entries {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A body whose entries cannot be told apart, or of which nothing is taken for another reason.
   *
   * @param kept the inflated body, where it will not come again and so must be kept
   */
  record Refused(Refusal refusal, Optional<Payload> kept) implements Reading {}
}
