package io.trackway.protocol;

import io.trackway.event.Reading;
import io.trackway.event.Submission;

/** A language that clients speak over HTTP. */
sealed interface Protocol permits NativeProtocol {

  /** Reads a request on one of the protocol's routes. */
  Reading read(Submission submission);
}
