package io.trackway.request;

import io.trackway.event.Event;
import io.trackway.event.Rejection;
import java.util.List;

/**
 * Which entries of one request become events and which do not, each list in the request's order.
 */
public record Admission(List<Event> accepted, List<Refused> rejected) {

  public Admission {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /**
   * An entry that is rejected.
   *
   * @param index its place in the request, counted from 0
   */
  public record Refused(int index, Rejection rejection) {}
}
