package io.trackway.function.ingest;

import io.trackway.request.Submission;

/** What becomes of a browser's wish not to be tracked. */
public enum TrackingWishes {

  /** Nothing is kept of who sent a request but what its client tells. */
  HONOUR,

  /** They are as if they had not been said. */
  IGNORE;

  /** The request as it is to be handled. */
  Submission applied(Submission submission) {
    return switch (this) {
      case HONOUR -> submission;
      case IGNORE -> submission.withoutTrackingWish();
    };
  }
}
