package io.trackway.live;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What has been received of late.
 *
 * @param from the beginning of the first hour that is told of
 * @param minutes by their beginnings; one without arrivals is not there
 */
public record TrafficReport(Instant from, Instant to, NavigableMap<Instant, Minute> minutes) {

  public TrafficReport {
    minutes = Collections.unmodifiableNavigableMap(new TreeMap<>(minutes));
  }

  /** How long the events took that were received from then on. */
  public Minute.Delay delaySince(Instant since) {
    return minutes.tailMap(since, true).values().stream()
        .map(Minute::delay)
        .reduce(Minute.Delay.NONE, Minute.Delay::plus);
  }
}
