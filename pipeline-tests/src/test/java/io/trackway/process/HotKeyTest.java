package io.trackway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One id that is sent over and over is one item of one partition, which takes little. */
class HotKeyTest {

  private static final int BATCHES = 20;
  private static final int ARRIVALS = 500;

  @Test
  void idSentOverAndOver_isAskedForOnce() {
    AtomicInteger asked = new AtomicInteger();
    MemoryLedger ledger = new MemoryLedger();
    Processor processor =
        new Processor(
            new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
            new RememberingLedger(
                (claims, now, timeLimit) -> {
                  asked.addAndGet(claims.size());
                  return ledger.claim(claims, now, timeLimit);
                },
                1_000),
            new MemoryStream());

    int fresh = 0;
    int duplicates = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Counts counts = processor.process(Deliveries.batch(arrivals(batch))).counts();
      fresh += counts.fresh();
      duplicates += counts.duplicate();
    }

    assertThat(asked).hasValue(1);
    assertThat(fresh).isEqualTo(1);
    assertThat(duplicates).isEqualTo(BATCHES * ARRIVALS - 1);
  }

  private static DeliveredRecord[] arrivals(int batch) {
    return LongStream.range(0, ARRIVALS)
        .mapToObj(
            number ->
                Deliveries.record(1 + (long) batch * ARRIVALS + number, 0, SampleEvents.event("a")))
        .toArray(DeliveredRecord[]::new);
  }
}
