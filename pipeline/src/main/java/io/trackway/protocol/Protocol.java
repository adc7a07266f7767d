package io.trackway.protocol;

import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.util.Set;

/** A language that clients speak over HTTP. */
sealed interface Protocol permits NativeProtocol, SegmentProtocol, ServicePages, SnowplowProtocol {

  /** The methods that this path takes; none where the path is not this protocol's. */
  Set<String> methods(String path);

  /** What a request with one of these methods is for. */
  Route route(Submission.Target target);

  /**
   * Reads a request that brings events.
   *
   * @throws IllegalArgumentException where {@link #route} says that it brings none
   */
  Reading read(Submission submission);

  /** Says what became of a request on one of these paths. */
  Answer answer(Submission submission, Outcome outcome);
}
