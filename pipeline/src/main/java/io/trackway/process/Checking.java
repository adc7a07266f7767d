package io.trackway.process;

import io.trackway.event.CleanEvent;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.Evidence;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Release;
import io.trackway.event.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stage that refuses what the stages after it and the warehouse could not carry.
 *
 * <p>Ingest lets none of it through; but a record may have been written by something else.
 */
final class Checking {

  /** All text of one event: room for what ingest adds, and little enough for one statement. */
  static final int EVENT_TEXT_BYTES_MAX = 2 * Limits.EVENT_BYTES_MAX;

  /** The years that every system on the way can write with four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final TrackingPlan plan;

  Checking(TrackingPlan plan) {
    this.plan = plan;
  }

  Arrivals<Prepared> check(Arrivals<Prepared> arrivals) {
    return arrivals.map(this::checked);
  }

  private Arrival<Prepared> checked(Arrival<Prepared> arrival) {
    return switch (arrival) {
      case Arrival.Accepted<Prepared> accepted ->
          problem(accepted.event())
              .<Arrival<Prepared>>map(
                  reason -> accepted.refused(rejection(accepted.event().clean().event(), reason)))
              .orElseGet(() -> judged(accepted));
      case Arrival.Refused<Prepared> refused -> bounded(refused);
    };
  }

  private Arrival<Prepared> judged(Arrival.Accepted<Prepared> accepted) {
    Prepared prepared = accepted.event();
    return switch (judgement(prepared.original())) {
      case TrackingPlan.Judgement.Conforms() -> accepted;
      case TrackingPlan.Judgement.Flagged(List<Violation> violations) ->
          new Arrival.Accepted<>(
              accepted.origin(),
              accepted.lane(),
              new Prepared(prepared.original(), flagged(prepared.clean(), violations)));
      case TrackingPlan.Judgement.Refused(RejectionReason reason) ->
          accepted.refused(rejection(prepared.clean().event(), reason));
    };
  }

  /** What nobody foresaw of an event and a schema must not hold up the events after it. */
  private TrackingPlan.Judgement judgement(Event original) {
    try {
      return plan.judge(original);
    } catch (RuntimeException | StackOverflowError poison) {
      return new TrackingPlan.Judgement.Refused(
          new RejectionReason(
              RejectionCode.PLAN_VIOLATION,
              "event makes the tracking plan of Trackway %s fail: %s"
                  .formatted(Release.VERSION, poison.getClass().getSimpleName())));
    }
  }

  private static CleanEvent flagged(CleanEvent clean, List<Violation> violations) {
    return new CleanEvent(
        clean.event(), clean.occurredAt(), clean.late(), clean.enrichment(), violations);
  }

  private static Optional<RejectionReason> problem(Prepared prepared) {
    Event event = prepared.clean().event();
    if (!areWritable(event.times())) {
      return Optional.of(
          new RejectionReason(
              RejectionCode.INVALID_FIELD, "a time is outside the years 0001 to 9999"));
    }
    if (textBytes(event) > EVENT_TEXT_BYTES_MAX) {
      return Optional.of(
          new RejectionReason(
              RejectionCode.EVENT_TOO_LARGE,
              "event has more than " + EVENT_TEXT_BYTES_MAX + " bytes of text"));
    }
    return Optional.empty();
  }

  /** Whether every time lies in the years that can be written. */
  static boolean areWritable(EventTimes times) {
    return isWritable(times.receivedAt())
        && isWritable(times.clientOccurredAt())
        && isWritable(times.sentAt());
  }

  private static boolean isWritable(@Nullable Instant time) {
    return time == null || (!time.isBefore(EARLIEST) && !time.isAfter(LATEST));
  }

  private static long textBytes(Event event) {
    return bytes(event.action().name())
        + bytes(event.identity().userId())
        + bytes(event.identity().anonymousId())
        + bytes(event.details().properties().text())
        + bytes(event.details().context().text());
  }

  private static long bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  static Rejection rejection(Event event, RejectionReason reason) {
    return new Rejection(
        event.key().source(),
        event.key().id(),
        reason,
        Evidence.of(EnvelopeCodec.text(event)),
        event.times().receivedAt());
  }

  /** An id or evidence longer than ours ever is would not fit into a record or the warehouse. */
  private static Arrival<Prepared> bounded(Arrival.Refused<Prepared> refused) {
    Rejection rejection = refused.rejection();
    Evidence evidence = Evidence.of(rejection.evidence().text());
    String id = rejection.eventId();
    boolean idIsLong = id != null && id.length() > Limits.ID_CHARACTERS_MAX;
    if (!evidence.truncated() && !idIsLong) {
      return refused;
    }
    return new Arrival.Refused<>(
        refused.origin(),
        refused.lane(),
        new Rejection(
            rejection.source(),
            id == null || !idIsLong ? id : id.substring(0, Limits.ID_CHARACTERS_MAX),
            rejection.reason(),
            evidence,
            rejection.receivedAt()));
  }
}
