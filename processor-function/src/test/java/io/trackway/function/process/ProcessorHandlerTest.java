package io.trackway.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.trackway.enrich.EnrichmentKind;
import io.trackway.event.Limits;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.privacy.AddressPolicy;
import io.trackway.privacy.PrivacyRules;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.process.Processor;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorHandlerTest {

  private final MemoryStream clean = new MemoryStream();
  private final InvocationContext context = new InvocationContext(60_000);

  @Test
  void completedBatch_movesTheCheckpoint_andLeavesOneLine() {
    StreamsEventResponse response =
        handler(new MemoryLedger())
            .handleRequest(
                event(
                    Deliveries.record(9, 0, SampleEvents.event("a"), SampleEvents.event("b")),
                    Deliveries.record(10, 0, SampleEvents.event("a")),
                    Deliveries.record(11, "0", "no envelope")),
                context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(clean.records()).hasSize(1);
    assertThat(context.log())
        .containsExactly(
            "processed records=3 shard=shardId-000000000000 from=9 to=11"
                + " fresh=2 late=0 duplicate=1 rejected=1");
  }

  @Test
  void replayedBatch_saysNotThatItBeginsABatchOfTheStream() {
    KinesisEvent event = event(Deliveries.record(9, 0, SampleEvents.event("a")));
    handler(new MemoryLedger()).handleRequest(event, context);
    event.getRecords().forEach(record -> record.setEventName(DeliveredRecord.REPLAYED));
    handler(new MemoryLedger()).handleRequest(event, context);

    assertThat(clean.records())
        .extracting(record -> new String(record.bytes(), UTF_8).contains("\"since\""))
        .containsExactly(true, false);
  }

  @Test
  void emptyBatch_isComplete() {
    assertThat(handler(new MemoryLedger()).handleRequest(event(), context).getBatchItemFailures())
        .isEmpty();
    assertThat(context.log())
        .containsExactly("processed records=0 fresh=0 late=0 duplicate=0 rejected=0");
  }

  @Test
  void brokenLedger_namesTheRecordToComeAgain_onOneLine() {
    Ledger broken =
        (claims, now, timeLimit) ->
            Collections.nCopies(claims.size(), new ClaimResult.Unknown("table \"t\"\nis gone"));

    StreamsEventResponse response =
        handler(broken)
            .handleRequest(
                event(
                    Deliveries.record(9, "0", "no envelope"),
                    Deliveries.record(10, 0, SampleEvents.event("a")),
                    Deliveries.record(11, 0, SampleEvents.event("b"))),
                context);

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("10");
    assertThat(context.log())
        .containsExactly(
            "processed records=3 shard=shardId-000000000000 from=9 to=11"
                + " fresh=0 late=0 duplicate=0 rejected=1 resume_at=10"
                + " cause=\"table  t  is gone\"");
  }

  /** The ledger gets two thirds of what the invocation has left, less what the answer needs. */
  @Test
  void timeLimit_comesFromTheInvocation() {
    List<Duration> limits = new ArrayList<>();
    MemoryLedger ledger = new MemoryLedger();
    Ledger observed =
        (claims, now, timeLimit) -> {
          limits.add(timeLimit);
          return ledger.claim(claims, now, timeLimit);
        };
    KinesisEvent event = event(Deliveries.record(1, 0, SampleEvents.event("a")));

    handler(observed).handleRequest(event, new InvocationContext(32_000));
    StreamsEventResponse late =
        handler(observed).handleRequest(event, new InvocationContext(2_000));

    assertThat(limits).containsExactly(Duration.ofSeconds(20));
    assertThat(late.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1");
  }

  @Test
  void config_isReadFromTheEnvironment() {
    assertThat(
            ProcessorConfig.from(
                Map.of(
                    "CLEAN_STREAM", "clean",
                    "LEDGER_TABLE", "ledger",
                    "DEDUPE_WINDOW_DAYS", "7",
                    "SKEW_FLOOR_SECONDS", "300",
                    "REORDER_WINDOW_SECONDS", "60",
                    "IP_ADDRESSES", "drop",
                    "DROPPED_FIELDS", "context.device.id, group_id",
                    "HASHED_FIELDS", "user_id",
                    "HASH_SALT_SECRET", "salt",
                    "ENRICHMENTS", "bot, page")))
        .isEqualTo(
            new ProcessorConfig(
                new WiringConfig(
                    "clean",
                    "ledger",
                    new Processor.Rules(
                        Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW)),
                new PrivacyConfig(
                    new PrivacyRules.Choice(
                        AddressPolicy.DROP,
                        List.of("context.device.id", "group_id"),
                        List.of("user_id")),
                    Optional.of("salt")),
                new EnrichmentConfig(Set.of(EnrichmentKind.BOT, EnrichmentKind.PAGE))));
  }

  @Test
  void config_reportsEverythingThatIsWrong() {
    assertThatThrownBy(
            () -> ProcessorConfig.from(Map.of("DEDUPE_WINDOW_DAYS", "0", "ENRICHMENTS", "geo")))
        .hasMessageContaining("CLEAN_STREAM")
        .hasMessageContaining("LEDGER_TABLE")
        .hasMessageContaining("DEDUPE_WINDOW_DAYS")
        .hasMessageContaining("SKEW_FLOOR_SECONDS")
        .hasMessageContaining("ENRICHMENTS must be a list of these");
  }

  private ProcessorHandler handler(Ledger ledger) {
    return new ProcessorHandler(
        new Processor(
            new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
            ledger,
            clean),
        InstantSource.fixed(SampleEvents.RECEIVED_AT));
  }

  private static KinesisEvent event(DeliveredRecord... records) {
    return StreamEvents.of(List.of(records));
  }
}
