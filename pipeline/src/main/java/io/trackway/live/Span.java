package io.trackway.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A session: a time in which somebody did something without a pause of more than 30 minutes. */
public record Span(Instant from, Instant to) {

  /** Exactly this long is no pause yet, as in the warehouse's view of sessions. */
  static final Duration PAUSE = Duration.ofMinutes(30);

  /** Sessions that ended longer ago, seen from the last event, are let go. */
  static final Duration KEPT = Duration.ofDays(30);

  /**
   * Puts together what belongs together.
   *
   * @param spans in any order, of which those that reach into one another are one
   * @param last when the last event was
   */
  static List<Span> merge(List<Span> spans, Instant last) {
    Instant horizon = last.minus(KEPT);
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (span.to().isBefore(horizon)) {
        continue;
      }
      Span before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && !span.from().isAfter(before.to().plus(PAUSE))) {
        merged.set(
            merged.size() - 1,
            new Span(before.from(), span.to().isAfter(before.to()) ? span.to() : before.to()));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
