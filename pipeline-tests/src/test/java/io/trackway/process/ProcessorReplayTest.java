package io.trackway.process;

import static io.trackway.testing.process.Deliveries.batch;
import static io.trackway.testing.process.Deliveries.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rejected event that comes again alone, as the entry that it was. */
class ProcessorReplayTest {

  private static final Processor.Rules RULES =
      new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW);

  private static final TrackingPlan REFUSES_B =
      event ->
          event.key().id().equals("b")
              ? new TrackingPlan.Judgement.Refused(
                  new RejectionReason(RejectionCode.PLAN_VIOLATION, "b is not planned"))
              : new TrackingPlan.Judgement.Conforms();

  private final MemoryLedger ledger = new MemoryLedger();

  @Test
  void eventThatThePlanTakesByNow_keepsItsOrigin() {
    Verdict.Rejected rejected = rejected();

    assertThat(rejected.origin().entry()).isEqualTo("1");
    assertThat(replayed(rejected))
        .isEqualTo(
            new Verdict.Fresh(rejected.origin(), SampleEvents.clean(SampleEvents.event("b"))));
  }

  @Test
  void secondReplay_winsItsOwnClaimAgain() {
    Verdict.Rejected rejected = rejected();

    assertThat(replayed(rejected)).isEqualTo(replayed(rejected));
  }

  @Test
  void arrivalThatCameMeanwhile_keepsTheEvent() {
    Verdict.Rejected rejected = rejected();
    Verdict later = verdicts(TrackingPlan.NONE, record(10, 0, SampleEvents.event("b"))).getFirst();

    assertThat(later).isInstanceOf(Verdict.Fresh.class);
    assertThat(replayed(rejected))
        .isEqualTo(
            new Verdict.Duplicate(
                rejected.origin(),
                SampleEvents.event("b").key(),
                later.origin().text(),
                SampleEvents.RECEIVED_AT));
  }

  private Verdict.Rejected rejected() {
    List<Verdict> verdicts =
        verdicts(REFUSES_B, record(9, 0, SampleEvents.event("a"), SampleEvents.event("b")));
    return verdicts.stream()
        .filter(Verdict.Rejected.class::isInstance)
        .map(Verdict.Rejected.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Verdict replayed(Verdict.Rejected rejected) {
    Origin origin = rejected.origin();
    Envelope again =
        new Envelope(
            new Lane(0),
            Integer.parseInt(origin.entry()),
            List.of(event(rejected.rejection().evidence().text())),
            List.of());
    return verdicts(
            TrackingPlan.NONE,
            new DeliveredRecord(
                origin.shard(), origin.sequenceNumber(), "0", EnvelopeCodec.encode(again)))
        .getFirst();
  }

  private static Event event(String payload) {
    return switch (EnvelopeCodec.readEvent(payload)) {
      case Decoded.Complete<Event>(Event event) -> event;
      case Decoded.Unreadable<Event>(String message) -> throw new AssertionError(message);
    };
  }

  private List<Verdict> verdicts(TrackingPlan plan, DeliveredRecord record) {
    MemoryStream clean = new MemoryStream();
    Processor processor =
        new Processor(
            RULES, new Processor.Treatment(Privacy.NONE, Enricher.NONE, plan), ledger, clean);
    processor.process(batch(record));
    return clean.records().stream()
        .map(each -> CleanEnvelopeCodec.decode(each.bytes()))
        .flatMap(
            decoded ->
                switch (decoded) {
                  case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) ->
                      envelope.verdicts().stream();
                  case Decoded.Unreadable<CleanEnvelope>(String message) ->
                      throw new AssertionError(message);
                })
        .toList();
  }
}
