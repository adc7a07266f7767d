package io.trackway.live;

import java.util.List;
import java.util.Map;

/**
 * What is known of somebody.
 *
 * @param funnels how far the person has come in those that were begun, by name
 * @param segments names of those that the person is in now
 */
public record Profile(Person person, Map<String, FunnelProgress> funnels, List<String> segments) {

  public Profile {
    funnels = Map.copyOf(funnels);
    segments = List.copyOf(segments);
  }
}
