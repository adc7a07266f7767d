package io.trackway.live;

import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What a batch adds to the counts of the hours in which its arrivals were received. */
final class Traffic {

  private final String shard;
  private final Instant now;
  private final Map<Instant, List<Portion>> hours = new TreeMap<>();

  Traffic(String shard, Instant now) {
    this.shard = shard;
    this.now = now;
  }

  /** What one arrival adds, and in which record of the {@code clean} stream it came. */
  private record Portion(String sequenceNumber, Instant receivedAt, Minute minute) {}

  void take(String sequenceNumber, Verdict verdict) {
    switch (verdict) {
      case Verdict.Fresh fresh -> {
        Event event = fresh.event().event();
        Instant receivedAt = event.times().receivedAt();
        Duration delay = Duration.between(receivedAt, now);
        add(
            sequenceNumber,
            receivedAt,
            Minute.event(
                new Minute.Sent(event.key().source().name(), event.action().name()),
                delay.isNegative() ? Duration.ZERO : delay));
      }
      case Verdict.Duplicate duplicate ->
          add(sequenceNumber, duplicate.receivedAt(), Minute.duplicate());
      case Verdict.Rejected rejected ->
          add(sequenceNumber, rejected.rejection().receivedAt(), Minute.rejection());
      case Verdict.Forgotten _ -> {
        // Nothing that was received.
      }
    }
  }

  private void add(String sequenceNumber, Instant receivedAt, Minute minute) {
    Instant hour = Hour.of(receivedAt);
    // Older hours are not kept, and the table may have let them go already.
    if (hour.plus(Hour.KEPT).isAfter(now)) {
      hours
          .computeIfAbsent(hour, _ -> new ArrayList<>())
          .add(new Portion(sequenceNumber, receivedAt, minute));
    }
  }

  /**
   * Stores the counts.
   *
   * @throws IllegalStateException where another function takes the same shard at the same time: the
   *     batch must then come again
   */
  void store(LiveStore store) {
    Map<Place, Instant> places = new HashMap<>();
    hours.keySet().forEach(hour -> places.put(Boards.hour(hour, shard), hour));
    if (places.isEmpty()) {
      return;
    }
    Map<Place, Document> found = store.load(places.keySet());
    List<Document> changed = new ArrayList<>();
    places.forEach(
        (place, hour) -> {
          Document document = found.getOrDefault(place, Document.absent(place));
          JsonObject content = document.content();
          Hour before = content == null ? Hour.NONE : Hour.decode(content);
          Hour after = applied(before, hours.getOrDefault(hour, List.of()));
          if (!after.equals(before)) {
            changed.add(
                new Document(place, document.version(), after.encode(), hour.plus(Hour.KEPT)));
          }
        });
    Set<Place> conflicts = changed.isEmpty() ? Set.of() : store.store(changed);
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException("another function takes the same shard at the same time");
    }
  }

  private static Hour applied(Hour hour, List<Portion> portions) {
    NavigableMap<Instant, Minute> minutes = new TreeMap<>(hour.minutes());
    String last = hour.applied();
    for (Portion portion : portions) {
      if (SequenceNumbers.isAfter(portion.sequenceNumber(), hour.applied())) {
        minutes.merge(
            portion.receivedAt().truncatedTo(ChronoUnit.MINUTES), portion.minute(), Minute::plus);
        last =
            SequenceNumbers.isAfter(portion.sequenceNumber(), last)
                ? portion.sequenceNumber()
                : last;
      }
    }
    return new Hour(last, minutes);
  }
}
