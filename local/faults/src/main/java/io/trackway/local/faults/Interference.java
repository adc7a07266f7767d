package io.trackway.local.faults;

import java.io.IOException;

/** Decides what becomes of each call; safe for use by many threads. */
@FunctionalInterface
public interface Interference {

  /** The way to the service. */
  @FunctionalInterface
  interface Passage {

    /** What the service answers. */
    HttpMessage forward(HttpMessage request) throws IOException;
  }

  /** Lets everything pass. */
  Interference NONE = (request, passage) -> new Reply.Whole(passage.forward(request));

  /** What the caller gets; the passage is used once at most. */
  Reply reply(HttpMessage request, Passage passage) throws IOException, InterruptedException;
}
