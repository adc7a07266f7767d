package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** The per-shard rates: who is throttled, how it is told, and when it passes. */
class ThroughputTest extends OwnServer {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MEBIBYTE = 1_048_576;

  ThroughputTest() {
    super(ThroughputLimits.READS_AND_WRITES);
  }

  @Test
  void recordsAboveAThousandASecond_failOneByOne() {
    String stream = newStream(1);

    assertThat(putMany(stream, "a", 500).failedRecordCount()).isZero();
    assertThat(putMany(stream, "a", 400).failedRecordCount()).isZero();
    PutRecordsResponse partial = putMany(stream, "a", 200);

    assertThat(partial.sdkHttpResponse().statusCode()).isEqualTo(200);
    assertThat(partial.failedRecordCount()).isEqualTo(100);
    assertThat(partial.records().subList(0, 100))
        .allSatisfy(entry -> assertThat(entry.sequenceNumber()).isNotNull());
    assertThat(partial.records().subList(100, 200)).allSatisfy(ThroughputTest::assertThrottled);
  }

  @Test
  void throttledShard_leavesOthersAlone() {
    String stream = newStream(2);
    putMany(stream, "a", 500);
    putMany(stream, "a", 500);

    PutRecordsResponse mixed =
        client()
            .putRecords(r -> r.streamName(stream).records(entry("a", "hot"), entry("b", "cold")));

    assertThat(mixed.failedRecordCount()).isEqualTo(1);
    assertThrottled(mixed.records().getFirst());
    assertThat(mixed.records().getLast().shardId()).isEqualTo(SHARD_ONE);
    assertThat(texts(drain(stream, SHARD_ONE))).containsExactly("cold");
  }

  @Test
  void singleRecord_isRefusedWithAnException_andTakenASecondLater() {
    String stream = newStream(1);
    putMany(stream, "a", 500);
    putMany(stream, "a", 500);

    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> put(stream, "a", "data"))
        .withMessageContaining("Rate exceeded for shard " + SHARD_ZERO)
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));

    clock.advance(SECOND);
    assertThat(putMany(stream, "a", 500).failedRecordCount()).isZero();
  }

  @Test
  void bytesAboveAMebibyteASecond_areThrottled() {
    String stream = newStream(1);
    put(stream, "key", "x".repeat(MEBIBYTE - 1_000));

    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> put(stream, "key", "x".repeat(2_000)));
    put(stream, "key", "x".repeat(500));

    clock.advance(SECOND);
    put(stream, "key", "x".repeat(2_000));
  }

  @Test
  void largeRecord_passes_andIsPaidOffOverTime() {
    String stream = newStream(1);
    String arn = summary(stream).streamARN();
    client().updateMaxRecordSize(r -> r.streamARN(arn).maxRecordSizeInKiB(10_240));
    put(stream, "key", "x".repeat(4 * MEBIBYTE));

    clock.advance(SECOND.multipliedBy(2));
    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> put(stream, "key", "data"));
    clock.advance(SECOND.multipliedBy(2));
    put(stream, "key", "data");
  }

  @Test
  void sixthReadInASecond_isThrottled() {
    String stream = newStream(1);
    String iterator = trimHorizon(stream, SHARD_ZERO);
    for (int call = 0; call < Limits.SHARD_READ_CALLS_PER_SECOND; call++) {
      read(iterator);
    }

    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> read(iterator))
        .withMessageContaining("Rate exceeded for shard");

    clock.advance(Duration.ofMillis(200));
    read(iterator);
  }

  @Test
  void readOfManyBytes_isPaidOffOverTime() {
    String stream = newStream(1);
    for (int i = 0; i < 4; i++) {
      put(stream, "key", "x".repeat(MEBIBYTE - 3));
      clock.advance(SECOND);
    }
    String iterator = trimHorizon(stream, SHARD_ZERO);
    assertThat(read(iterator).records()).hasSize(4);

    clock.advance(Duration.ofMillis(500));
    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> read(iterator));
    clock.advance(SECOND);
    assertThat(read(iterator).records()).hasSize(4);
  }

  private PutRecordsResponse putMany(String stream, String partitionKey, int count) {
    List<PutRecordsRequestEntry> entries = Collections.nCopies(count, entry(partitionKey, "data"));
    return client().putRecords(r -> r.streamName(stream).records(entries));
  }

  private static void assertThrottled(PutRecordsResultEntry entry) {
    assertThat(entry.errorCode()).isEqualTo("ProvisionedThroughputExceededException");
    assertThat(entry.errorMessage()).startsWith("Rate exceeded for shard shardId-");
    assertThat(entry.sequenceNumber()).isNull();
    assertThat(entry.shardId()).isNull();
  }
}
