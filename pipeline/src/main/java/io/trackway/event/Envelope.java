package io.trackway.event;

import java.util.List;

/**
 * What one request brought for one lane: the content of one record of the {@code events} stream.
 *
 * @param firstEntry the place that the first event had in the record that brought it; above 0 only
 *     where a single event comes again, so that its {@link Origin} stays what it was
 * @param events accepted, in the order of the request
 * @param rejections refused at the door and kept, in the order of the request
 */
public record Envelope(Lane lane, int firstEntry, List<Event> events, List<Rejection> rejections) {

  public Envelope {
    if (firstEntry < 0) {
      throw new IllegalArgumentException("first entry must be 0 or more: " + firstEntry);
    }
    events = List.copyOf(events);
    rejections = List.copyOf(rejections);
  }

  /** What a request brought, from its first entry on. */
  public Envelope(Lane lane, List<Event> events, List<Rejection> rejections) {
    this(lane, 0, events, rejections);
  }
}
