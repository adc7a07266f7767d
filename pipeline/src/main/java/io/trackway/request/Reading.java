package io.trackway.request;

import io.trackway.event.Payload;
import java.util.List;
import java.util.Optional;

/** What reading a request's body gave. */
public sealed interface Reading {

  /** Entries in the order of the request, at least one. */
  record Entries(List<Entry> entries) implements Reading {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A body whose entries cannot be told apart, or of which nothing is taken for another reason.
   *
   * @param kept the inflated body, where it will not come again and so must be kept
   * @param credential what the body says of its sender, as far as it could be found
   */
  record Refused(Refusal refusal, Optional<Payload> kept, Optional<Credential> credential)
      implements Reading {}
}
