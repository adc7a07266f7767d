package io.trackway.testing.simulation;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.testing.simulation.History.Arrival;
import io.trackway.testing.simulation.History.Emission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** P4 over a whole run: the order in which consumers of {@code clean} first see events. */
record OrderCheck(History history, BatchOrder batches, int lanes) {

  /**
   * A fresh event where it first appears.
   *
   * @param place of its record among all that arrived
   */
  private record Seen(Origin origin, Event event, Instant occurredAt, int place) {}

  void check() {
    Map<Origin, Verdict> first = new LinkedHashMap<>();
    Map<Origin, Instant> times = new HashMap<>();
    for (Emission emission : history.emissions) {
      Verdict verdict = emission.verdict();
      first.putIfAbsent(verdict.origin(), verdict);
      if (verdict instanceof Verdict.Fresh(Origin origin, CleanEvent clean)) {
        checkLane(clean.event(), emission.partitionKey());
        Instant expected = batches.occurredAt(clean.event().times());
        if (!clean.occurredAt().equals(times.getOrDefault(origin, expected))) {
          history.breach(Promise.P4, "occurred_at changes at redelivery of " + origin.text());
        }
        times.put(origin, clean.occurredAt());
        if (clean.late() != batches.isLate(clean.event().times())) {
          history.breach(Promise.P4, "late is not said of " + origin.text());
        }
      }
    }
    Map<String, List<Seen>> users = new LinkedHashMap<>();
    for (Verdict verdict : first.values()) {
      if (verdict instanceof Verdict.Fresh(Origin origin, CleanEvent clean)
          && history.arrivals.get(origin) instanceof Arrival.Accepted(int place, Event event)
          && !history.parked.contains(origin)) {
        users
            .computeIfAbsent(event.userKey(), absent -> new ArrayList<>())
            .add(new Seen(origin, event, clean.occurredAt(), place));
      }
    }
    users.values().forEach(this::checkUser);
  }

  private void checkLane(Event event, String partitionKey) {
    if (!Lane.of(event.userKey(), lanes).partitionKey().equals(partitionKey)) {
      history.breach(Promise.P4, event.key().text() + " is not in its user's lane");
    }
  }

  /** Out of order is only what the stream itself has out of order. */
  private void checkUser(List<Seen> events) {
    for (int second = 1; second < events.size(); second++) {
      Seen later = events.get(second);
      for (Seen earlier : events.subList(0, second)) {
        if (later.occurredAt().isBefore(earlier.occurredAt())
            && later.place() < earlier.place()
            && !batches.wereTogether(later.origin(), earlier.origin())) {
          history.breach(
              Promise.P4,
              "%s occurred and arrived before %s, and leaves after it"
                  .formatted(later.event().key().text(), earlier.event().key().text()));
        }
      }
    }
  }
}
