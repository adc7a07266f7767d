package io.trackway.process;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The stage that says when each event happened.
 *
 * <p>A device's clock may be wrong; how much shows in the difference between when it says that it
 * sent a request and when the request came. Where that is more than network delay can explain, the
 * event's time is corrected by it. The time depends on the record alone, so a redelivery gives the
 * same one. All events of one request share one correction, so it never changes their order; for
 * the order between requests see {@link Ordering}.
 */
final class EventTime {

  private final Duration skewFloor;
  private final Duration reorderWindow;

  /**
   * The stage with that floor.
   *
   * @param skewFloor the largest difference that is taken for network delay
   * @param reorderWindow how long after it happened an event may come and not be late
   */
  EventTime(Duration skewFloor, Duration reorderWindow) {
    this.skewFloor = skewFloor;
    this.reorderWindow = reorderWindow;
  }

  Arrivals<CleanEvent> correct(Arrivals<Event> arrivals) {
    return arrivals.map(arrival -> arrival.map(this::timed));
  }

  private CleanEvent timed(Event event) {
    Instant occurredAt = occurredAt(event.times());
    return new CleanEvent(
        event, occurredAt, isLate(event.times(), occurredAt), JsonObject.EMPTY, List.of());
  }

  /**
   * Whether what happened around it may have left before it came. Events happen up to the moment at
   * which they are received, so that moment is how far the event times of a lane have come; an
   * event that lies further behind than the window has missed its place.
   */
  boolean isLate(EventTimes times, Instant occurredAt) {
    return occurredAt.isBefore(times.receivedAt().minus(reorderWindow));
  }

  /** When it happened: never after it was received. */
  Instant occurredAt(EventTimes times) {
    if (times.clientOccurredAt() == null || !Checking.areWritable(times)) {
      // What cannot be written is refused by the next stage, and here it cannot be added up.
      return times.receivedAt();
    }
    Duration skew = skew(times);
    Instant occurred =
        skew.abs().compareTo(skewFloor) > 0
            ? times.clientOccurredAt().plus(skew)
            : times.clientOccurredAt();
    return occurred.isAfter(times.receivedAt()) ? times.receivedAt() : occurred;
  }

  /** How far the device's clock is behind, network delay included; zero where nothing tells. */
  static Duration skew(EventTimes times) {
    return times.sentAt() == null
        ? Duration.ZERO
        : Duration.between(times.sentAt(), times.receivedAt());
  }
}
