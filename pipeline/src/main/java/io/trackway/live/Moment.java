package io.trackway.live;

import io.trackway.event.CleanEvent;
import io.trackway.event.EventKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When an event happened, and what decides between events of one moment; in the warehouse's order,
 * so that both tell the same.
 *
 * @param at in whole microseconds, as the warehouse keeps it
 */
public record Moment(Instant at, String eventId, String source) implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::at).thenComparing(Moment::eventId).thenComparing(Moment::source);

  public Moment {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** That of the event. */
  static Moment of(CleanEvent clean) {
    EventKey key = clean.event().key();
    return new Moment(clean.occurredAt(), key.id(), key.source().name());
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
