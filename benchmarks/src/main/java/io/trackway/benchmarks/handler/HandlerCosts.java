package io.trackway.benchmarks.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.trackway.function.Delivery;
import io.trackway.function.process.DynamoLedger;
import io.trackway.function.process.ProcessorHandler;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.process.Batch;
import io.trackway.process.Claim;
import io.trackway.process.Countdown;
import io.trackway.process.Ledger;
import io.trackway.process.Processor;
import io.trackway.process.RememberingLedger;
import io.trackway.stream.RecordStream;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What the whole handler costs, beside bare calls of what it calls. */
record HandlerCosts(BareTable bare, KinesisClient kinesis, RecordStream clean, DynamoLedger table) {

  static final String STREAM = "clean";

  private static final Instant NOW = SampleEvents.RECEIVED_AT.plusSeconds(1);
  private static final Context CONTEXT = TestContext.minute();
  private static final int REMEMBERED_MAX = 40_000;
  private static final int EVENTS = 2_500;

  /** Appends take so little that it shows in many only. */
  private static final int APPENDS_MANY = 20;

  private static final List<Invocations> SHAPES =
      List.of(new Invocations(5, 5), new Invocations(100, 5), new Invocations(500, 5));

  /** One round over everything. */
  void measure(Table readings) {
    measureBare(readings);
    for (Invocations shape : SHAPES) {
      String line = "handler, %3d records of 5 events".formatted(shape.records());
      List<KinesisEvent> invocations = shape.make(EVENTS / shape.events());
      ProcessorHandler handler = handler();
      readings.add(line, reading(handler, invocations));
      readings.add(line + ", again", reading(handler, invocations));
      readings.add(line + ", by another", reading(handler(), invocations));
    }
  }

  private void measureBare(Table readings) {
    readings.add(
        "bare PutItem, 32 in flight",
        Reading.of(EVENTS, bareWork(claims -> bare.put(claims, NOW))));
    readings.add(
        "bare BatchExecuteStatement of 25, 8 in flight",
        Reading.of(EVENTS, bareWork(bare::insert)));
    for (Invocations shape : SHAPES) {
      List<PutRecordsRequestEntry> entries = cleanRecords(shape);
      int calls = APPENDS_MANY * EVENTS / shape.events();
      readings.add(
          "bare PutRecords, %3d events in %2d records".formatted(shape.events(), entries.size()),
          Reading.of(
              APPENDS_MANY * EVENTS,
              () -> {
                for (int call = 0; call < calls; call++) {
                  kinesis.putRecords(append -> append.streamName(STREAM).records(entries));
                }
              }));
    }
  }

  private static Runnable bareWork(Consumer<List<Claim>> writing) {
    List<Claim> claims = ClaimCosts.newClaims(EVENTS);
    return () -> writing.accept(claims);
  }

  private static Reading reading(ProcessorHandler handler, List<KinesisEvent> invocations) {
    return Reading.of(
        EVENTS,
        () -> {
          for (KinesisEvent invocation : invocations) {
            if (!handler.handleRequest(invocation, CONTEXT).getBatchItemFailures().isEmpty()) {
              throw new IllegalStateException("a batch was not completed");
            }
          }
        });
  }

  private ProcessorHandler handler() {
    return new ProcessorHandler(
        processor(new RememberingLedger(table, REMEMBERED_MAX), clean), InstantSource.fixed(NOW));
  }

  private static Processor processor(Ledger ledger, RecordStream clean) {
    return new Processor(
        new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(7)),
        ledger,
        clean);
  }

  /** What one invocation of that shape appends. */
  private static List<PutRecordsRequestEntry> cleanRecords(Invocations shape) {
    MemoryStream memory = new MemoryStream();
    processor(new MemoryLedger(), memory)
        .process(
            new Batch(
                Delivery.records(shape.make(1).getFirst()),
                NOW,
                Countdown.of(Duration.ofMinutes(1))));
    return memory.records().stream()
        .map(
            record ->
                PutRecordsRequestEntry.builder()
                    .partitionKey(record.partitionKey())
                    .data(SdkBytes.fromByteBuffer(record.data()))
                    .build())
        .toList();
  }
}
