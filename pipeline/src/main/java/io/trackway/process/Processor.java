package io.trackway.process;

import io.trackway.event.Event;
import io.trackway.stream.RecordStream;
import java.time.Duration;
import java.util.function.Function;

/**
 * Turns delivered records into verdicts on the {@code clean} stream, each event let through once.
 */
public final class Processor {

  private static final Function<Batch, Arrivals<Event>> DECODING = Decoding::decode;

  private final EventTime eventTime;
  private final Preparing preparing;
  private final Checking checking;
  private final Ordering ordering;
  private final Claiming claiming;
  private final Emitting emitting;

  /**
   * What an operator may choose.
   *
   * @param skewFloor by how much a device's clock must be off to be corrected
   * @param reorderWindow how long events are gathered before they are put in order; what comes
   *     later after it happened is marked as late
   * @param dedupeWindow how long an event's key is remembered
   */
  public record Rules(Duration skewFloor, Duration reorderWindow, Duration dedupeWindow) {}

  /** What an operator wants kept, told and required of events. */
  public record Treatment(Privacy privacy, Enricher enricher, TrackingPlan plan) {

    /** Events as they come. */
    public static final Treatment NONE =
        new Treatment(Privacy.NONE, Enricher.NONE, TrackingPlan.NONE);
  }

  /** A processor that leaves events as they come. */
  public Processor(Rules rules, Ledger ledger, RecordStream clean) {
    this(rules, Treatment.NONE, ledger, clean);
  }

  public Processor(Rules rules, Treatment treatment, Ledger ledger, RecordStream clean) {
    this.eventTime = new EventTime(rules.skewFloor(), rules.reorderWindow());
    this.preparing = new Preparing(treatment.privacy(), treatment.enricher());
    this.checking = new Checking(treatment.plan());
    this.ordering = new Ordering(rules.skewFloor());
    this.claiming = new Claiming(ledger, rules.dedupeWindow());
    this.emitting = new Emitting(clean);
  }

  /**
   * Processes the batch as far as infrastructure allows. Whatever is wrong with a record is a
   * verdict; only what is wrong around it makes it come again.
   */
  public Outcome process(Batch batch) {
    return DECODING
        .andThen(eventTime::correct)
        .andThen(preparing::prepare)
        .andThen(checking::check)
        .andThen(ordering::order)
        .andThen(claiming::claim)
        .andThen(emitting::emit)
        .andThen(Emitting.Emitted::outcome)
        .apply(batch);
  }
}
