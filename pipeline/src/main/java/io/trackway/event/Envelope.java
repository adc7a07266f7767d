package io.trackway.event;

import java.util.List;

/**
 * What one request brought for one lane: the content of one record of the {@code events} stream.
 *
 * @param events accepted, in the order of the request
 * @param rejections refused at the door and kept, in the order of the request
 */
public record Envelope(Lane lane, List<Event> events, List<Rejection> rejections) {

  public Envelope {
    events = List.copyOf(events);
    rejections = List.copyOf(rejections);
  }
}
