package io.trackway.local.mapping;

import static io.trackway.local.mapping.Mappings.NOW;
import static io.trackway.local.mapping.Mappings.record;
import static io.trackway.local.mapping.Mappings.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.HostLimits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When records become a batch. */
class BatchAssemblerTest {

  @Test
  void withoutAWindow_whatIsThereGoesAtOnce() {
    BatchAssembler assembler = assembler(100, 0);
    assembler.add(records(1, 3), NOW);
    assertThat(assembler.take(NOW).map(Mappings::range)).contains("1-3");
    assertThat(assembler.take(NOW)).isEmpty();
  }

  @Test
  void window_gathersUntilItIsOver() {
    BatchAssembler assembler = assembler(100, 5);
    assembler.add(records(1, 3), NOW);
    assertThat(assembler.take(after(4))).isEmpty();
    assembler.add(records(4, 6), after(4));
    assertThat(assembler.take(after(5)).map(Mappings::range)).contains("1-6");
  }

  @Test
  void fullBatch_doesNotWaitForTheWindow() {
    BatchAssembler assembler = assembler(3, 300);
    assembler.add(records(1, 7), NOW);
    assertThat(assembler.take(NOW).map(Mappings::range)).contains("1-3");
    assertThat(assembler.take(NOW).map(Mappings::range)).contains("4-6");
    assertThat(assembler.take(NOW)).isEmpty();
  }

  @Test
  void window_beginsWhenTheInvocationBeforeIsDone() {
    BatchAssembler assembler = assembler(3, 5);
    assembler.add(records(1, 4), NOW);
    assertThat(assembler.take(NOW).map(Mappings::range)).contains("1-3");
    assembler.invocationDone(after(20));
    assertThat(assembler.take(after(24))).isEmpty();
    assertThat(assembler.take(after(25)).map(Mappings::range)).contains("4-4");
  }

  @Test
  void windowsWithoutRecords_passOneAfterTheOther() {
    BatchAssembler assembler = assembler(100, 5);
    assembler.add(records(1, 1), after(12));
    assertThat(assembler.windowEnd()).isEqualTo(after(15));
  }

  @Test
  void event_isAtMostSixMegabytes() {
    BatchAssembler assembler = assembler(10_000, 300);
    int third = (HostLimits.PAYLOAD_BYTES_MAX - Batch.EMPTY_EVENT_BYTES - 2) / 3;
    assembler.add(List.of(record(1, NOW, third), record(2, NOW, third)), NOW);
    assembler.add(List.of(record(3, NOW, third), record(4, NOW, third)), NOW);
    Batch batch = assembler.take(NOW).orElseThrow();
    assertThat(Mappings.range(batch)).isEqualTo("1-3");
    assertThat(batch.event().size())
        .isBetween(HostLimits.PAYLOAD_BYTES_MAX - 2, HostLimits.PAYLOAD_BYTES_MAX);
  }

  @Test
  void event_thatOneByteMakesTooLarge_leavesTheRecordOut() {
    BatchAssembler assembler = assembler(10_000, 300);
    int half = (HostLimits.PAYLOAD_BYTES_MAX - Batch.EMPTY_EVENT_BYTES) / 2;
    assembler.add(List.of(record(1, NOW, half), record(2, NOW, half)), NOW);
    assertThat(assembler.take(NOW).map(Mappings::range)).contains("1-1");
  }

  @Test
  void waitingBytes_areThoseOfTheRecordsThatWait() {
    BatchAssembler assembler = assembler(1, 0);
    assembler.add(List.of(record(1, NOW, 100), record(2, NOW, 100)), NOW);
    assembler.take(NOW);
    assertThat(assembler.waitingBytes()).isEqualTo(100);
  }

  private static BatchAssembler assembler(int batchSize, int windowSeconds) {
    return new BatchAssembler(new BatchSettings(batchSize, windowSeconds, 1), NOW);
  }

  private static Instant after(int seconds) {
    return NOW.plusSeconds(seconds);
  }
}
