package io.trackway.request;

import io.trackway.event.Payload;
import io.trackway.event.RejectionReason;
import org.jspecify.annotations.Nullable;

/** One entry of a request that shall become an event, as its protocol reads it. */
public sealed interface Candidate {

  /** The entry as sent; where its protocol packs it into base64, unpacked. */
  Payload payload();

  /** The id that the client gave; it may be longer than allowed. */
  @Nullable String id();

  /** An entry that has the form of an event. */
  record Sound(Payload payload, @Nullable String id, Draft draft) implements Candidate {}

  /** An entry that has not, and why; its id is told where it could be found all the same. */
  record Faulty(Payload payload, @Nullable String id, RejectionReason reason)
      implements Candidate {}
}
