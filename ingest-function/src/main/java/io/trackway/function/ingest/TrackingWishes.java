package io.trackway.function.ingest;

import io.trackway.request.Submission;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a browser's wish not to be tracked. */
public enum TrackingWishes {

  /** Nothing is kept of who sent a request but what its client tells. */
  HONOUR,

  /** They are as if they had not been said. */
  IGNORE;

  /** The choice of that name in lower case, if there is one. */
  static Optional<TrackingWishes> of(String name) {
    for (TrackingWishes choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  /** The request as it is to be handled. */
  Submission applied(Submission submission) {
    return switch (this) {
      case HONOUR -> submission;
      case IGNORE -> submission.withoutTrackingWish();
    };
  }
}
