package io.trackway.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the endpoint said of one request. */
sealed interface Answer {

  /** It told of each event. */
  record Told(int accepted, List<Rejected> rejected) implements Answer {
    public Told {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * An event that was rejected.
   *
   * @param index in its request, from 0
   */
  record Rejected(int index, @Nullable String id, String code, String message) {}

  /** It refused the request as a whole, and would each time. */
  record Refused(int status, String message) implements Answer {}

  /** It could not be reached or could not store the events, however often it was tried. */
  record Unanswered(String cause) implements Answer {}
}
