package io.trackway.testing.simulation;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order inside batches: a user's fresh events leave in the order of their event times. One may
 * wait for another of the same device that its own clock has before it, where the device's clock
 * was not set in between.
 */
final class BatchOrder {

  private final History history;
  private final Duration skewFloor;
  private final Duration reorderWindow;
  private final Map<Origin, Set<Integer>> batches = new HashMap<>();
  private int batch;

  BatchOrder(History history, Duration skewFloor, Duration reorderWindow) {
    this.history = history;
    this.skewFloor = skewFloor;
    this.reorderWindow = reorderWindow;
  }

  /** Whether some batch had both and so decided on their order. */
  boolean wereTogether(Origin one, Origin other) {
    Set<Integer> both = new HashSet<>(batches.getOrDefault(one, Set.of()));
    both.retainAll(batches.getOrDefault(other, Set.of()));
    return !both.isEmpty();
  }

  /** A processor is about to append what it made of a batch. */
  void leaves(List<DeliveredRecord> records, List<StreamRecord> appended) {
    batch++;
    List<Event> arrived = arrived(records);
    Map<String, List<CleanEvent>> byUser = new HashMap<>();
    for (Verdict verdict : verdicts(appended)) {
      batches.computeIfAbsent(verdict.origin(), absent -> new HashSet<>()).add(batch);
      if (verdict instanceof Verdict.Fresh(var _, CleanEvent event)) {
        byUser.computeIfAbsent(event.event().userKey(), absent -> new ArrayList<>()).add(event);
      }
    }
    byUser.values().forEach(events -> check(events, arrived));
  }

  private void check(List<CleanEvent> events, List<Event> arrived) {
    for (int second = 1; second < events.size(); second++) {
      CleanEvent later = events.get(second);
      for (CleanEvent earlier : events.subList(0, second)) {
        boolean reversed = earlier.occurredAt().isAfter(later.occurredAt());
        if (reversed && !waits(later.event(), earlier.occurredAt(), arrived)) {
          history.breach(
              Promise.P4,
              "in one batch %s leaves after %s, which occurred after it"
                  .formatted(later.event().key().text(), earlier.event().key().text()));
        }
      }
    }
  }

  /** Whether the device has another event before this one that occurred at that time or later. */
  private boolean waits(Event event, Instant until, List<Event> arrived) {
    Instant told = event.times().clientOccurredAt();
    return told != null
        && arrived.stream()
            .filter(other -> isOfSameClock(other, event))
            .filter(other -> !told(other).isAfter(told))
            .anyMatch(other -> !occurredAt(other.times()).isBefore(until));
  }

  private boolean isOfSameClock(Event one, Event other) {
    return one.times().clientOccurredAt() != null
        && Objects.equals(one.identity().anonymousId(), other.identity().anonymousId())
        && skew(one.times()).minus(skew(other.times())).abs().compareTo(skewFloor) <= 0;
  }

  /** What the documentation says of an event's time, in its own words here. */
  Instant occurredAt(EventTimes times) {
    Instant told = times.clientOccurredAt();
    Duration skew = skew(times);
    Instant corrected =
        told == null
            ? times.receivedAt()
            : skew.abs().compareTo(skewFloor) > 0 ? told.plus(skew) : told;
    return corrected.isAfter(times.receivedAt()) ? times.receivedAt() : corrected;
  }

  /** Whether the event came too late for the window in which events are put in order. */
  boolean isLate(EventTimes times) {
    return Duration.between(occurredAt(times), times.receivedAt()).compareTo(reorderWindow) > 0;
  }

  private static Duration skew(EventTimes times) {
    Instant sentAt = times.sentAt();
    return sentAt == null ? Duration.ZERO : Duration.between(sentAt, times.receivedAt());
  }

  private static Instant told(Event event) {
    return Objects.requireNonNull(event.times().clientOccurredAt());
  }

  private List<Event> arrived(List<DeliveredRecord> records) {
    return records.stream()
        .flatMap(record -> history.origins(record).stream())
        .map(history.arrivals::get)
        .filter(History.Arrival.Accepted.class::isInstance)
        .map(arrival -> ((History.Arrival.Accepted) arrival).event())
        .toList();
  }

  private static List<Verdict> verdicts(List<StreamRecord> appended) {
    return appended.stream()
        .flatMap(record -> Emitted.envelope(record).verdicts().stream())
        .toList();
  }
}
