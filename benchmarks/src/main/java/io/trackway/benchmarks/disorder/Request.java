package io.trackway.benchmarks.disorder;

import io.trackway.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * What one client sent of one person.
 *
 * @param arrives when it is on the {@code events} stream
 * @param events in the order in which they happened
 */
record Request(Instant arrives, String person, List<Event> events) {

  Request {
    events = List.copyOf(events);
  }
}
