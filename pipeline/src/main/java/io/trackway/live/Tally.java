package io.trackway.live;

import java.util.Map;

/**
 * Counts that are kept together, or what is to be added to them.
 *
 * @param counts by name; names have letters, digits and underscores only
 */
public record Tally(Place place, Map<String, Long> counts) {

  public Tally {
    counts = Map.copyOf(counts);
  }
}
