package io.trackway.event;

import java.util.Optional;

/** Reads the requests of the protocols that this endpoint speaks. */
public interface SubmissionReader {

  /** Why no protocol has this path or this method, or nothing where one has. */
  Optional<Refusal> refusal(Submission.Target target);

  /** Reads the body of a request that is not refused. */
  Reading read(Submission submission);
}
