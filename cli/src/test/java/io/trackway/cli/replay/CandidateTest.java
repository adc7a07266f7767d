package io.trackway.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.cli.warehouse.Rejected;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

  private static final Origin ORIGIN = new Origin("shardId-000000000000", "7", "3");

  @Test
  void eventOfThePlan_comesAgainAsItsEntry() {
    Candidate candidate =
        Candidate.of(row("plan_violation", EnvelopeCodec.text(SampleEvents.event("a"))));

    assertThat(candidate)
        .isInstanceOfSatisfying(
            Candidate.ForProcessor.class,
            it -> {
              assertThat(it.record().origin()).isEqualTo(ORIGIN);
              assertThat(EnvelopeCodec.decode(bytes(it.record())))
                  .isEqualTo(
                      new Decoded.Complete<>(
                          new Envelope(
                              new Lane(0), 3, List.of(SampleEvents.event("a")), List.of())));
            });
  }

  @Test
  void rowThatWasRefused_comesAgainAsItsVerdict() {
    String record = record(ORIGIN);

    assertThat(Candidate.of(row("warehouse_refused", record)))
        .isInstanceOfSatisfying(
            Candidate.ForLoader.class,
            it ->
                assertThat(new String(bytes(it.record()), StandardCharsets.UTF_8))
                    .isEqualTo(record));
  }

  @Test
  void whatIsNotWhatTheRowSays_doesNotComeAgain() {
    assertThat(Candidate.of(row("plan_violation", "{\"id\":\"a\"}")))
        .isEqualTo(new Candidate.Unreadable());
    assertThat(Candidate.of(row("warehouse_refused", record(SampleEvents.origin(8)))))
        .isEqualTo(new Candidate.Unreadable());
    Rejected door =
        Rejected.of(
            List.of(
                "shardId-000000000000:7:r0",
                "web",
                "",
                "plan_violation",
                "m",
                "20260301120000000000",
                "false",
                EnvelopeCodec.text(SampleEvents.event("a"))));
    assertThat(Candidate.of(door)).isEqualTo(new Candidate.Unreadable());
  }

  @Test
  void invocation_hasTheShardAndTheSequenceNumber() throws IOException {
    ReplayRecord record =
        new ReplayRecord(ORIGIN, SampleEvents.RECEIVED_AT, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    JsonNode event = new ObjectMapper().readTree(ReplayRecord.event(List.of(record)));

    assertThat(event.at("/Records/0/eventID").asText()).isEqualTo("shardId-000000000000:7");
    assertThat(event.at("/Records/0/kinesis/sequenceNumber").asText()).isEqualTo("7");
    assertThat(event.at("/Records/0/kinesis/data").asText()).isEqualTo("AQID");
  }

  @Test
  void batches_fitAnInvocation() {
    ReplayRecord large =
        new ReplayRecord(ORIGIN, SampleEvents.RECEIVED_AT, ByteBuffer.wrap(new byte[1024 * 1024]));
    ReplayRecord small =
        new ReplayRecord(ORIGIN, SampleEvents.RECEIVED_AT, ByteBuffer.wrap(new byte[] {1}));

    assertThat(ReplayRecord.batches(Collections.nCopies(7, large)))
        .extracting(List::size)
        .containsExactly(3, 3, 1);
    assertThat(ReplayRecord.batches(Collections.nCopies(1_001, small)))
        .extracting(List::size)
        .containsExactly(500, 500, 1);
    assertThat(ReplayRecord.event(Collections.nCopies(3, large))).hasSizeLessThan(6 * 1024 * 1024);
  }

  private static Rejected row(String code, String payload) {
    return Rejected.of(
        List.of(ORIGIN.text(), "web", "a", code, "m", "20260301120000000000", "false", payload));
  }

  private static String record(Origin origin) {
    CleanEnvelope envelope =
        new CleanEnvelope(
            new Lane(0),
            List.of(new Verdict.Fresh(origin, SampleEvents.clean(SampleEvents.event("a")))));
    return StandardCharsets.UTF_8.decode(CleanEnvelopeCodec.encode(envelope)).toString();
  }

  private static byte[] bytes(ReplayRecord record) {
    byte[] bytes = new byte[record.data().remaining()];
    record.data().duplicate().get(bytes);
    return bytes;
  }
}
