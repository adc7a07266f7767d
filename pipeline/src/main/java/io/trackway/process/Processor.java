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
  private final Ordering ordering;
  private final Claiming claiming;
  private final Emitting emitting;

  /**
   * What an operator may choose.
   *
   * @param skewFloor by how much a device's clock must be off to be corrected
   * @param dedupeWindow how long an event's key is remembered
   */
  public record Rules(Duration skewFloor, Duration dedupeWindow) {}

  public Processor(Rules rules, Ledger ledger, RecordStream clean) {
    this.eventTime = new EventTime(rules.skewFloor());
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
        .andThen(Checking::check)
        .andThen(ordering::order)
        .andThen(claiming::claim)
        .andThen(emitting::emit)
        .andThen(Emitting.Emitted::outcome)
        .apply(batch);
  }
}
