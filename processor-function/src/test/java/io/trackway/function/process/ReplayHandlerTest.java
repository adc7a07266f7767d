package io.trackway.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.process.Processor;
import io.trackway.testing.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that come again alone, as the Lambda runtime hands them over. */
class ReplayHandlerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LANES = 16;

  private final MemoryStream clean = new MemoryStream();

  @Test
  void eventThatComesAgain_keepsItsOrigin_andGetsItsLane() throws IOException {
    JsonNode answer = answer(new MemoryLedger(), record("a", "9", 3), record("a", "10", 0));

    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"batchItemFailures": [], "fresh": 1, "duplicate": 1, "rejected": 0}
                """));
    CleanEnvelope envelope = emitted();
    assertThat(envelope.lane()).isEqualTo(Lane.of("user-1", LANES)).isNotEqualTo(new Lane(0));
    assertThat(envelope.verdicts())
        .extracting(Verdict::origin)
        .containsExactly(
            new Origin("shardId-000000000001", "9", "3"),
            new Origin("shardId-000000000001", "10", "0"));
  }

  @Test
  void whatIsNoEnvelope_isRejected() throws IOException {
    assertThat(answer(new MemoryLedger(), record("9", "no envelope".getBytes(UTF_8))))
        .isEqualTo(
            JSON.readTree(
                """
                {"batchItemFailures": [], "fresh": 0, "duplicate": 0, "rejected": 1}
                """));
  }

  @Test
  void brokenLedger_namesWhatMustComeAgain() throws IOException {
    Ledger broken =
        (claims, now, timeLimit) ->
            Collections.nCopies(claims.size(), new ClaimResult.Unknown("table is gone"));

    assertThat(answer(broken, record("a", "9", 0)))
        .isEqualTo(
            JSON.readTree(
                """
                {"batchItemFailures": [{"itemIdentifier": "9"}],
                 "fresh": 0, "duplicate": 0, "rejected": 0}
                """));
    assertThat(clean.records()).isEmpty();
  }

  @Test
  void config_needsNothingOfPrivacy() {
    Map<String, String> environment =
        Map.of(
            "CLEAN_STREAM", "clean",
            "LEDGER_TABLE", "ledger",
            "DEDUPE_WINDOW_DAYS", "7",
            "SKEW_FLOOR_SECONDS", "300",
            "REORDER_WINDOW_SECONDS", "60",
            "LANES", "16");

    assertThat(ReplayConfig.from(environment).lanes()).isEqualTo(LANES);
    assertThatThrownBy(() -> ReplayConfig.from(Map.of()))
        .hasMessageContaining("CLEAN_STREAM")
        .hasMessageContaining("LANES");
  }

  private JsonNode answer(Ledger ledger, String... records) throws IOException {
    ReplayHandler handler =
        new ReplayHandler(
            new Processor(
                new Processor.Rules(
                    Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
                ledger,
                clean),
            LANES,
            InstantSource.fixed(SampleEvents.RECEIVED_AT));
    PojoSerializer<KinesisEvent> events =
        LambdaEventSerializers.serializerFor(
            KinesisEvent.class, KinesisEvent.class.getClassLoader());
    KinesisEvent event = events.fromJson("{\"Records\": [" + String.join(",", records) + "]}");
    Map<String, Object> answer = handler.handleRequest(event, new InvocationContext(60_000));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    GsonFactory.getInstance().getSerializer(Map.class).toJson(answer, text);
    return JSON.readTree(text.toByteArray());
  }

  private static String record(String id, String sequenceNumber, int entry) {
    Envelope envelope =
        new Envelope(new Lane(0), entry, List.of(SampleEvents.event(id)), List.of());
    return record(sequenceNumber, EnvelopeCodec.encode(envelope).array());
  }

  private static String record(String sequenceNumber, byte[] data) {
    return """
    {"eventID": "shardId-000000000001:%1$s", "kinesis":
      {"sequenceNumber": "%1$s", "partitionKey": "0", "data": "%2$s"}}
    """
        .formatted(sequenceNumber, Base64.getEncoder().encodeToString(data));
  }

  private CleanEnvelope emitted() {
    return switch (CleanEnvelopeCodec.decode(clean.records().getFirst().bytes())) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> envelope;
      case Decoded.Unreadable<CleanEnvelope>(String message) -> throw new AssertionError(message);
    };
  }
}
