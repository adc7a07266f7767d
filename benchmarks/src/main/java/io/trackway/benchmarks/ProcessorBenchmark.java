package io.trackway.benchmarks;

import io.trackway.event.Event;
import io.trackway.process.Batch;
import io.trackway.process.ClaimResult;
import io.trackway.process.Outcome;
import io.trackway.process.Processor;
import io.trackway.stream.Appended;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One event through the processor in a batch of a thousand, every claim being granted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
public class ProcessorBenchmark {

  private static final int RECORDS = 100;
  private static final int EVENTS_PER_RECORD = 10;

  private final Processor processor =
      new Processor(
          new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(7)),
          (claims, now, timeLimit) ->
              claims.stream().<ClaimResult>map(claim -> new ClaimResult.Granted()).toList(),
          (records, timeLimit) -> new Appended.All());

  private final Batch batch =
      Deliveries.batch(
          IntStream.range(0, RECORDS)
              .mapToObj(number -> Deliveries.record(number, number % 16, events(number)))
              .toArray(DeliveredRecord[]::new));

  @Benchmark
  @OperationsPerInvocation(RECORDS * EVENTS_PER_RECORD)
  public Outcome process() {
    return processor.process(batch);
  }

  private static Event[] events(int record) {
    return IntStream.range(0, EVENTS_PER_RECORD)
        .mapToObj(
            number ->
                SampleEvents.event(
                    "event-" + record + "-" + number,
                    "user-" + number,
                    SampleEvents.RECEIVED_AT.minusMillis(record * 31L % 977)))
        .toArray(Event[]::new);
  }
}
