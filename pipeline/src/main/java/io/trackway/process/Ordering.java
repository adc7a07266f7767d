package io.trackway.process;

import static java.util.stream.Collectors.groupingBy;

import io.trackway.event.CleanEvent;
import io.trackway.event.EventTimes;
import io.trackway.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stage that puts a batch in order: by event time; at the same time by the client's time, and
 * then by arrival.
 *
 * <p>Two requests of one device may be corrected differently although its clock did not change: one
 * just below the floor and one above it, or two with other network delays. Their event times then
 * contradict what the device itself saw. So events of one device whose clock differs by no more
 * than the floor leave in the order of their client times: one whose event time is earlier than
 * that of an event before it waits for that one, its event time staying what it is. A difference
 * above the floor means that the clock was set in between, and event times decide.
 */
final class Ordering {

  /** As events of one device shall leave; the arrival's index decides last. */
  private static final Comparator<Place> BY_CLIENT_TIME =
      Comparator.comparing((Place place) -> place.clientTime)
          .thenComparingInt(place -> place.index);

  private static final Comparator<Place> BY_LEAVING =
      Comparator.comparing((Place place) -> place.leaves).thenComparing(BY_CLIENT_TIME);

  private final Duration skewFloor;

  Ordering(Duration skewFloor) {
    this.skewFloor = skewFloor;
  }

  Arrivals<Prepared> order(Arrivals<Prepared> arrivals) {
    List<Place> places = new ArrayList<>();
    for (int index = 0; index < arrivals.list().size(); index++) {
      places.add(new Place(index, arrivals.list().get(index)));
    }
    places.stream()
        .filter(place -> place.clock.isPresent())
        .collect(groupingBy(place -> place.clock.orElseThrow().device()))
        .values()
        .forEach(this::keepClientOrder);
    places.sort(BY_LEAVING);
    return new Arrivals<>(arrivals.batch(), places.stream().map(place -> place.arrival).toList());
  }

  /** Splits the events of one device where its clock was set. */
  private void keepClientOrder(List<Place> device) {
    List<Place> bySkew = new ArrayList<>(device);
    bySkew.sort(Comparator.comparing(Place::skew));
    int start = 0;
    for (int end = 1; end <= bySkew.size(); end++) {
      if (end == bySkew.size()
          || bySkew.get(end).skew().minus(bySkew.get(start).skew()).compareTo(skewFloor) > 0) {
        waitForEarlier(bySkew.subList(start, end));
        start = end;
      }
    }
  }

  private static void waitForEarlier(List<Place> sameClock) {
    sameClock.sort(BY_CLIENT_TIME);
    Instant latest = Instant.MIN;
    for (Place place : sameClock) {
      latest = place.leaves.isAfter(latest) ? place.leaves : latest;
      place.leaves = latest;
    }
  }

  /** A device as far as events tell it. */
  private record Device(Source source, String anonymousId) {}

  /** A device's clock as one event shows it. */
  private record Clock(Device device, Duration skew) {}

  /** Where one arrival comes in the order. */
  private static final class Place {
    private final int index;
    private final Arrival<Prepared> arrival;
    private final Instant clientTime;
    private final Optional<Clock> clock;
    private Instant leaves;

    Place(int index, Arrival<Prepared> arrival) {
      this.index = index;
      this.arrival = arrival;
      switch (arrival) {
        case Arrival.Accepted<Prepared> accepted -> {
          CleanEvent clean = accepted.event().clean();
          @Nullable Instant told = clean.event().times().clientOccurredAt();
          this.leaves = clean.occurredAt();
          this.clientTime = told == null ? leaves : told;
          this.clock = told == null ? Optional.empty() : clock(clean);
        }
        case Arrival.Refused<Prepared> refused -> {
          this.leaves = refused.rejection().receivedAt();
          this.clientTime = leaves;
          this.clock = Optional.empty();
        }
      }
    }

    Duration skew() {
      return clock.orElseThrow().skew();
    }

    private static Optional<Clock> clock(CleanEvent clean) {
      EventTimes times = clean.event().times();
      return Optional.ofNullable(clean.event().identity().anonymousId())
          .map(id -> new Device(clean.event().key().source(), id))
          .map(device -> new Clock(device, EventTime.skew(times)));
    }
  }
}
