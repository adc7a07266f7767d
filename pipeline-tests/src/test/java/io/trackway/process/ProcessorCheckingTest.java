package io.trackway.process;

import static io.trackway.testing.process.Deliveries.batch;
import static io.trackway.testing.process.Deliveries.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Decoded;
import io.trackway.event.Details;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.Evidence;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of content that ingest never writes, and of every field of what it does. */
class ProcessorCheckingTest {

  private final MemoryStream clean = new MemoryStream();
  private final Processor processor =
      new Processor(
          new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
          new MemoryLedger(),
          clean);

  @Test
  void freshEvent_keepsEverythingAndGainsItsTime() {
    Event event = SampleEvents.event("a");

    assertThat(verdicts(record(1, 0, event)))
        .containsExactly(
            new Verdict.Fresh(
                SampleEvents.origin(1),
                new CleanEvent(event, SampleEvents.RECEIVED_AT.minusSeconds(10))));
  }

  @Test
  void unreadableRecord_keepsItsTextAsEvidence() {
    String text = "no envelope: " + "é".repeat(Limits.REJECTED_PAYLOAD_BYTES_MAX);

    assertThat(verdicts(record(1, "5", text)))
        .containsExactly(
            new Verdict.Rejected(
                new Origin("shardId-000000000000", "1", "r0"),
                new Rejection(
                    Source.UNKNOWN,
                    null,
                    new RejectionReason(
                        RejectionCode.UNREADABLE_RECORD,
                        "record is not JSON; written by an unknown producer"),
                    Evidence.of(text),
                    SampleEvents.RECEIVED_AT.plusSeconds(1))));
  }

  @Test
  void recordOfAnotherVersion_namesItsProducer() {
    assertThat(reasons(record(1, "5", "{\"version\":9,\"producer\":\"0.9.1\",\"lane\":5}")))
        .containsExactly(
            new RejectionReason(
                RejectionCode.UNREADABLE_RECORD,
                "record has version 9; this reader knows 1; written by Trackway 0.9.1"));
  }

  @Test
  void recordOverTheLimit_isKeptInPartAndTheRestOfTheBatchIsUnharmed() {
    String text = "é".repeat(Limits.KINESIS_RECORD_BYTES_MAX / 2) + "x";

    List<Verdict> verdicts = verdicts(record(1, "5", text), record(2, 0, SampleEvents.event("a")));

    assertThat(verdicts)
        .filteredOn(Verdict.Rejected.class::isInstance)
        .extracting(verdict -> ((Verdict.Rejected) verdict).rejection())
        .containsExactly(
            new Rejection(
                Source.UNKNOWN,
                null,
                new RejectionReason(
                    RejectionCode.RECORD_TOO_LARGE,
                    "record has 1,048,577 bytes; 1,048,576 are the most;"
                        + " written by an unknown producer"),
                Evidence.of(text),
                SampleEvents.RECEIVED_AT.plusSeconds(1)));
    assertThat(verdicts).filteredOn(Verdict.Fresh.class::isInstance).hasSize(1);
  }

  @Test
  void idConflict_keepsTheEventAsEvidence() {
    Event first = SampleEvents.event("a");
    Event other = with(first, new JsonObject("{\"song\":\"s-2\"}"));

    assertThat(verdicts(record(1, 0, first), record(2, 0, other)))
        .contains(
            new Verdict.Rejected(
                SampleEvents.origin(2),
                new Rejection(
                    SampleEvents.WEB,
                    "a",
                    new RejectionReason(
                        RejectionCode.ID_CONFLICT,
                        "id was used before for another content, by shardId-000000000000:1:0"),
                    Evidence.of(EnvelopeCodec.text(other)),
                    SampleEvents.RECEIVED_AT)));
  }

  @Test
  void timeThatCannotBeWritten_isRejected() {
    assertThat(
            codes(
                record(1, 0, at(SampleEvents.event("a"), Instant.MIN, SampleEvents.RECEIVED_AT)),
                record(2, 0, at(SampleEvents.event("b"), Instant.MAX, SampleEvents.RECEIVED_AT)),
                record(3, 0, at(SampleEvents.event("c"), SampleEvents.RECEIVED_AT, Instant.MAX))))
        .containsExactly("invalid_field", "invalid_field", "invalid_field");
  }

  /** Even where every character takes six bytes in JSON, it fits into a record of the stream. */
  @Test
  void eventThatNoStatementCouldHold_isRejected() {
    String worst = "{\"k\":\"" + "\\u0001".repeat(Limits.EVENT_BYTES_MAX) + "\"}";

    assertThat(
            codes(
                record(1, 0, with(SampleEvents.event("a"), new JsonObject(worst))),
                record(2, 0, SampleEvents.event("b"))))
        .containsExactly("event_too_large");
  }

  @Test
  void doorRejectionWithTooMuchInIt_isCut() {
    Rejection rejection =
        new Rejection(
            SampleEvents.WEB,
            "i".repeat(500_000),
            new RejectionReason(RejectionCode.INVALID_JSON, "m"),
            new Evidence("p".repeat(300_000), false),
            SampleEvents.RECEIVED_AT);

    assertThat(verdicts(record(1, new Envelope(new Lane(0), List.of(), List.of(rejection)))))
        .containsExactly(
            new Verdict.Rejected(
                new Origin("shardId-000000000000", "1", "r0"),
                new Rejection(
                    SampleEvents.WEB,
                    "i".repeat(Limits.ID_CHARACTERS_MAX),
                    rejection.reason(),
                    new Evidence("p".repeat(Limits.REJECTED_PAYLOAD_BYTES_MAX), true),
                    SampleEvents.RECEIVED_AT)));
  }

  @Test
  void largeLane_isSplitUnderTheRecordLimit() {
    JsonObject large = new JsonObject("{\"k\":\"" + "x".repeat(20_000) + "\"}");
    Event[] events =
        IntStream.range(0, 60)
            .mapToObj(number -> with(SampleEvents.event("e-" + number), large))
            .toArray(Event[]::new);

    assertThat(
            verdicts(
                record(1, 0, Arrays.copyOf(events, 30)),
                record(2, 0, Arrays.copyOfRange(events, 30, 60))))
        .extracting(verdict -> ((Verdict.Fresh) verdict).event().event())
        .containsExactly(events);
    assertThat(clean.records())
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(record.bytes()).hasSizeLessThanOrEqualTo(Limits.ENVELOPE_BYTES_MAX));
  }

  private List<String> codes(DeliveredRecord... records) {
    return reasons(records).stream().map(reason -> reason.code().text()).toList();
  }

  private List<RejectionReason> reasons(DeliveredRecord... records) {
    return verdicts(records).stream()
        .filter(Verdict.Rejected.class::isInstance)
        .map(verdict -> ((Verdict.Rejected) verdict).rejection().reason())
        .toList();
  }

  private List<Verdict> verdicts(DeliveredRecord... records) {
    assertThat(processor.process(batch(records))).isInstanceOf(Outcome.Completed.class);
    return clean.records().stream()
        .map(record -> CleanEnvelopeCodec.decode(record.bytes()))
        .map(decoded -> ((Decoded.Complete<CleanEnvelope>) decoded).value())
        .flatMap(envelope -> envelope.verdicts().stream())
        .toList();
  }

  private static Event with(Event event, JsonObject properties) {
    return new Event(
        event.key(),
        event.action(),
        event.identity(),
        event.times(),
        new Details(properties, event.details().context()));
  }

  private static Event at(Event event, Instant client, Instant sent) {
    return new Event(
        event.key(),
        event.action(),
        event.identity(),
        new EventTimes(event.times().receivedAt(), client, sent),
        event.details());
  }
}
