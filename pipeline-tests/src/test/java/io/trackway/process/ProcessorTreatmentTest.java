package io.trackway.process;

import static io.trackway.testing.process.Deliveries.batch;
import static io.trackway.testing.process.Deliveries.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Decoded;
import io.trackway.event.Details;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Evidence;
import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Release;
import io.trackway.event.Verdict;
import io.trackway.event.Violation;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators ask for: something taken away, something told, something required. */
class ProcessorTreatmentTest {

  private static final Processor.Rules RULES =
      new Processor.Rules(Duration.ofMinutes(5), Duration.ofSeconds(5), Limits.DEDUPE_WINDOW);

  private static final Privacy NO_PROPERTIES =
      event ->
          new Event(
              event.key(),
              event.action(),
              event.identity(),
              event.times(),
              new Details(JsonObject.EMPTY, event.details().context()));

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryStream clean = new MemoryStream();

  @Test
  void event_isToldOfWithoutWhatIsNotKept() {
    Event event = SampleEvents.event("a");
    Enricher propertiesSeen =
        seen -> new JsonObject("{\"seen\":" + seen.details().properties().text() + "}");

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, propertiesSeen, TrackingPlan.NONE),
                record(1, 0, event)))
        .containsExactly(
            fresh(
                new CleanEvent(
                    NO_PROPERTIES.kept(event),
                    SampleEvents.RECEIVED_AT.minusSeconds(10),
                    true,
                    new JsonObject("{\"seen\":{}}"),
                    List.of())));
  }

  @Test
  void keptOtherwiseThanAtItsFirstArrival_anEventIsStillTheSame() {
    Event event = SampleEvents.event("a");
    verdicts(Processor.Treatment.NONE, record(1, 0, event));

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, Enricher.NONE, TrackingPlan.NONE),
                record(2, 0, event)))
        .hasExactlyElementsOfTypes(Verdict.Duplicate.class);
  }

  @Test
  void violations_areJudgedOnWhatTheClientSentAndNoted() {
    Violation violation = new Violation("Song Played.json", "/song", "must be a number");
    TrackingPlan plan =
        event ->
            event.details().properties().isEmpty()
                ? new TrackingPlan.Judgement.Conforms()
                : new TrackingPlan.Judgement.Flagged(List.of(violation));

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, Enricher.NONE, plan),
                record(1, 0, SampleEvents.event("a"))))
        .extracting(verdict -> ((Verdict.Fresh) verdict).event().violations())
        .containsExactly(List.of(violation));
  }

  @Test
  void refusedByThePlan_anEventIsKeptWithoutWhatIsNotKept_andItsIdStaysFree() {
    RejectionReason reason =
        new RejectionReason(RejectionCode.PLAN_VIOLATION, "Song Played.json: /song must be text");
    Event event = SampleEvents.event("a");
    TrackingPlan plan = _ -> new TrackingPlan.Judgement.Refused(reason);

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, Enricher.NONE, plan), record(1, 0, event)))
        .containsExactly(rejected(event, reason, NO_PROPERTIES.kept(event)));
    assertThat(verdicts(Processor.Treatment.NONE, record(2, 0, event)))
        .hasExactlyElementsOfTypes(Verdict.Fresh.class);
  }

  @Test
  void eventThatMakesAnEnrichmentThrow_isRejectedAlone() {
    Event poison = SampleEvents.event("poison");
    Enricher overflowing = event -> event.key().id().equals("poison") ? deep(event) : one();

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, overflowing, TrackingPlan.NONE),
                record(1, 0, poison),
                record(2, 0, SampleEvents.event("b"))))
        .hasSize(2)
        .contains(
            rejected(
                poison,
                new RejectionReason(
                    RejectionCode.ENRICHMENT_FAILED,
                    "event makes an enrichment of Trackway "
                        + Release.VERSION
                        + " fail: StackOverflowError"),
                NO_PROPERTIES.kept(poison)));
  }

  @Test
  void eventThatMakesThePlanThrow_isRejectedAlone() {
    Event poison = SampleEvents.event("poison");
    TrackingPlan failing =
        event -> {
          if (event.key().id().equals("poison")) {
            throw new IllegalStateException("secret");
          }
          return new TrackingPlan.Judgement.Conforms();
        };

    assertThat(
            verdicts(
                new Processor.Treatment(NO_PROPERTIES, Enricher.NONE, failing),
                record(1, 0, poison),
                record(2, 0, SampleEvents.event("b"))))
        .hasSize(2)
        .contains(
            rejected(
                poison,
                new RejectionReason(
                    RejectionCode.PLAN_VIOLATION,
                    "event makes the tracking plan of Trackway "
                        + Release.VERSION
                        + " fail: IllegalStateException"),
                NO_PROPERTIES.kept(poison)));
  }

  private static JsonObject one() {
    return new JsonObject("{\"one\":1}");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static JsonObject deep(Event event) {
    return deep(event);
  }

  private static Verdict fresh(CleanEvent event) {
    return new Verdict.Fresh(SampleEvents.origin(1), event);
  }

  private static Verdict rejected(Event event, RejectionReason reason, Event kept) {
    return new Verdict.Rejected(
        SampleEvents.origin(1),
        new Rejection(
            event.key().source(),
            event.key().id(),
            reason,
            Evidence.of(EnvelopeCodec.text(kept)),
            event.times().receivedAt()));
  }

  private List<Verdict> verdicts(Processor.Treatment treatment, DeliveredRecord... records) {
    clean.clear();
    Processor processor = new Processor(RULES, treatment, ledger, clean);
    assertThat(processor.process(batch(records))).isInstanceOf(Outcome.Completed.class);
    return clean.records().stream()
        .map(record -> CleanEnvelopeCodec.decode(record.bytes()))
        .map(decoded -> ((Decoded.Complete<CleanEnvelope>) decoded).value())
        .flatMap(envelope -> envelope.verdicts().stream())
        .toList();
  }
}
