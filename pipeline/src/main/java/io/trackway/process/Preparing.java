package io.trackway.process;

import io.trackway.event.CleanEvent;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Evidence;
import io.trackway.event.JsonObject;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Release;
import org.jspecify.annotations.Nullable;

/** The stage that takes away what shall not be kept, and tells what can be told from the rest. */
final class Preparing {

  /** Nothing of an event that could not be stripped of what must not be kept. */
  private static final Evidence WITHHELD = new Evidence("", true);

  private final Privacy privacy;
  private final Enricher enricher;

  Preparing(Privacy privacy, Enricher enricher) {
    this.privacy = privacy;
    this.enricher = enricher;
  }

  Arrivals<Prepared> prepare(Arrivals<CleanEvent> arrivals) {
    return arrivals.map(this::prepared);
  }

  private Arrival<Prepared> prepared(Arrival<CleanEvent> arrival) {
    return switch (arrival) {
      case Arrival.Accepted<CleanEvent> accepted -> prepared(accepted);
      case Arrival.Refused<CleanEvent>(var origin, var lane, var rejection) ->
          new Arrival.Refused<>(origin, lane, rejection);
    };
  }

  private Arrival<Prepared> prepared(Arrival.Accepted<CleanEvent> accepted) {
    Event original = accepted.event().event();
    @Nullable Event kept = null;
    try {
      kept = privacy.kept(original);
      JsonObject enrichment = enricher.enrich(kept);
      CleanEvent timed = accepted.event();
      return new Arrival.Accepted<>(
          accepted.origin(),
          accepted.lane(),
          new Prepared(
              original,
              new CleanEvent(
                  kept, timed.occurredAt(), timed.late(), enrichment, timed.violations())));
    } catch (RuntimeException | StackOverflowError poison) {
      // An expression that recurses too deeply over one text is that text's fault alone.
      return new Arrival.Refused<>(
          accepted.origin(), accepted.lane(), rejection(original, kept, poison));
    }
  }

  private static Rejection rejection(Event event, @Nullable Event kept, Throwable poison) {
    return new Rejection(
        event.key().source(),
        event.key().id(),
        new RejectionReason(
            RejectionCode.ENRICHMENT_FAILED,
            "event makes an enrichment of Trackway %s fail: %s"
                .formatted(Release.VERSION, poison.getClass().getSimpleName())),
        kept == null ? WITHHELD : Evidence.of(EnvelopeCodec.text(kept)),
        event.times().receivedAt());
  }
}
