package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Putting records: where they land, in what order, and what is refused. */
interface WriteConformance extends KinesisKit {
  String SEQUENCE_NUMBER = "[1-9]\\d{55}";

  @Test
  default void record_put_isReadByteForByte() {
    String stream = newStream(1);
    byte[] everyByte = new byte[256];
    IntStream.range(0, 256).forEach(value -> everyByte[value] = (byte) value);

    PutRecordResponse put =
        client()
            .putRecord(
                request ->
                    request
                        .streamName(stream)
                        .partitionKey("clé-\uD83D\uDD11")
                        .data(SdkBytes.fromByteArray(everyByte)));

    assertThat(put.shardId()).isEqualTo(SHARD_ZERO);
    assertThat(put.sequenceNumber()).matches(SEQUENCE_NUMBER);
    List<Record> records = drain(stream, SHARD_ZERO);
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().data().asByteArray()).isEqualTo(everyByte);
    assertThat(records.getFirst().partitionKey()).isEqualTo("clé-\uD83D\uDD11");
    assertThat(records.getFirst().sequenceNumber()).isEqualTo(put.sequenceNumber());
  }

  @Test
  default void records_putTogether_keepTheirOrder() {
    String stream = newStream(1);
    List<PutRecordsRequestEntry> entries =
        IntStream.range(0, 500).mapToObj(i -> entry("key-" + i, "data-" + i)).toList();

    PutRecordsResponse put =
        client().putRecords(request -> request.streamName(stream).records(entries));

    assertThat(put.failedRecordCount()).isZero();
    List<Record> records = drain(stream, SHARD_ZERO);
    assertThat(texts(records))
        .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "data-" + i).toList());
    assertThat(records)
        .extracting(Record::sequenceNumber)
        .isEqualTo(put.records().stream().map(PutRecordsResultEntry::sequenceNumber).toList());
  }

  @Test
  default void sequenceNumbers_grow() {
    String stream = newStream(1);

    List<BigInteger> numbers =
        IntStream.range(0, 20)
            .mapToObj(i -> new BigInteger(put(stream, "key", "data-" + i).sequenceNumber()))
            .toList();

    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void partitionKeys_landByTheirMd5() {
    String stream = newStream(2);

    // MD5: a is 0cc1..., b is 92eb..., c is 4a8a..., d is 8277...
    assertThat(put(stream, "a", "1").shardId()).isEqualTo(SHARD_ZERO);
    assertThat(put(stream, "b", "2").shardId()).isEqualTo(SHARD_ONE);
    assertThat(put(stream, "c", "3").shardId()).isEqualTo(SHARD_ZERO);
    assertThat(put(stream, "d", "4").shardId()).isEqualTo(SHARD_ONE);
    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly("1", "3");
    assertThat(texts(drain(stream, SHARD_ONE))).containsExactly("2", "4");
  }

  @Test
  default void explicitHashKeys_overridePartitionKeys() {
    String stream = newStream(2);
    BigInteger lastOfZero =
        new BigInteger(shards(stream).getFirst().hashKeyRange().endingHashKey());

    assertThat(putAt(stream, BigInteger.ZERO, "first").shardId()).isEqualTo(SHARD_ZERO);
    assertThat(putAt(stream, lastOfZero, "last of zero").shardId()).isEqualTo(SHARD_ZERO);
    assertThat(putAt(stream, lastOfZero.add(BigInteger.ONE), "first of one").shardId())
        .isEqualTo(SHARD_ONE);
    assertThat(putAt(stream, HASH_KEY_MAX, "last").shardId()).isEqualTo(SHARD_ONE);
  }

  @Test
  default void explicitHashKey_outsideTheKeySpace_isRefused() {
    String stream = newStream(1);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> putAt(stream, HASH_KEY_MAX.add(BigInteger.ONE), "data"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  @Test
  default void partitionKey_upTo256Characters_isTaken() {
    String stream = newStream(1);

    assertThat(put(stream, "k".repeat(256), "data").shardId()).isEqualTo(SHARD_ZERO);
    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> put(stream, "k".repeat(257), "data"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    assertThat(drain(stream, SHARD_ZERO)).hasSize(1);
  }

  @Test
  default void record_aboveAMebibyte_isRefused() {
    String stream = newStream(1);
    String large = "x".repeat(1_048_577);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> put(stream, "key", large))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  @Test
  default void record_ofAlmostAMebibyte_isTaken() {
    String stream = newStream(1);
    String large = "x".repeat(1_048_576 - "key".length());

    put(stream, "key", large);

    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly(large);
  }
}
