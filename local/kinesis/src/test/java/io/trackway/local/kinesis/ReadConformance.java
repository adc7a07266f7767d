package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reading a shard: every kind of iterator, page by page. */
interface ReadConformance extends KinesisKit {

  @Test
  default void trimHorizon_startsAtTheFirstRecord() {
    String stream = newStream(1);
    put(stream, "key", "first");
    put(stream, "key", "second");

    GetRecordsResponse page = read(trimHorizon(stream, SHARD_ZERO));

    assertThat(texts(page.records())).containsExactly("first", "second");
    assertThat(page.millisBehindLatest()).isZero();
    assertThat(page.childShards()).isEmpty();
  }

  @Test
  default void latest_startsAfterTheLastRecord() {
    String stream = newStream(1);
    put(stream, "key", "before");

    String iterator = iterator(at(stream, SHARD_ZERO, ShardIteratorType.LATEST));
    put(stream, "key", "after");

    assertThat(texts(read(iterator).records())).containsExactly("after");
  }

  @Test
  default void latest_ofAnEmptyShard_seesTheFirstRecord() {
    String stream = newStream(1);

    String iterator = iterator(at(stream, SHARD_ZERO, ShardIteratorType.LATEST));
    put(stream, "key", "first");

    assertThat(texts(read(iterator).records())).containsExactly("first");
  }

  @Test
  default void sequenceNumbers_startAtOrAfterTheirRecord() {
    String stream = newStream(1);
    put(stream, "key", "first");
    PutRecordResponse second = put(stream, "key", "second");
    put(stream, "key", "third");

    String at =
        iterator(
            at(stream, SHARD_ZERO, ShardIteratorType.AT_SEQUENCE_NUMBER)
                .startingSequenceNumber(second.sequenceNumber()));
    String after =
        iterator(
            at(stream, SHARD_ZERO, ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .startingSequenceNumber(second.sequenceNumber()));

    assertThat(texts(read(at).records())).containsExactly("second", "third");
    assertThat(texts(read(after).records())).containsExactly("third");
  }

  @Test
  default void timestamp_startsAtTheRecordsOfThatTime() {
    String stream = newStream(1);
    put(stream, "key", "first");
    Record first = drain(stream, SHARD_ZERO).getFirst();

    String iterator =
        iterator(
            at(stream, SHARD_ZERO, ShardIteratorType.AT_TIMESTAMP)
                .timestamp(first.approximateArrivalTimestamp()));
    String early =
        iterator(
            at(stream, SHARD_ZERO, ShardIteratorType.AT_TIMESTAMP)
                .timestamp(first.approximateArrivalTimestamp().minusSeconds(3_600)));

    assertThat(texts(read(iterator).records())).containsExactly("first");
    assertThat(texts(read(early).records())).containsExactly("first");
  }

  @Test
  default void arrivalTime_isTheServersTime() {
    String stream = newStream(1);
    Instant before = Instant.now().minusSeconds(2);
    put(stream, "key", "data");

    assertThat(drain(stream, SHARD_ZERO).getFirst().approximateArrivalTimestamp())
        .isBetween(before, Instant.now().plusSeconds(2));
  }

  @Test
  default void limit_cutsAPage_andTheNextIteratorGoesOn() {
    String stream = newStream(1);
    for (int i = 0; i < 5; i++) {
      put(stream, "key", "data-" + i);
    }

    String start = trimHorizon(stream, SHARD_ZERO);
    GetRecordsResponse first = client().getRecords(r -> r.shardIterator(start).limit(2));
    GetRecordsResponse second =
        client().getRecords(r -> r.shardIterator(first.nextShardIterator()).limit(2));
    GetRecordsResponse third = read(second.nextShardIterator());

    assertThat(texts(first.records())).containsExactly("data-0", "data-1");
    assertThat(texts(second.records())).containsExactly("data-2", "data-3");
    assertThat(texts(third.records())).containsExactly("data-4");
  }

  @Test
  default void emptyPage_waitsForWhatComes() {
    String stream = newStream(1);

    GetRecordsResponse empty = read(trimHorizon(stream, SHARD_ZERO));
    put(stream, "key", "late");
    GetRecordsResponse next = read(empty.nextShardIterator());
    GetRecordsResponse last = read(next.nextShardIterator());

    assertThat(empty.records()).isEmpty();
    assertThat(texts(next.records())).containsExactly("late");
    assertThat(last.records()).isEmpty();
    assertThat(last.nextShardIterator()).isNotNull();
  }

  @Test
  default void iterator_isReadTwice_withTheSameAnswer() {
    String stream = newStream(1);
    put(stream, "key", "data");
    String iterator = trimHorizon(stream, SHARD_ZERO);

    assertThat(read(iterator).records()).isEqualTo(read(iterator).records());
  }

  @Test
  default void iterator_thatNobodyIssued_isRefused() {
    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> read("bm90IGFuIGl0ZXJhdG9y"));
  }

  @Test
  default void iterator_ofAnUnknownShard_isNotFound() {
    String stream = newStream(1);

    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> trimHorizon(stream, "shardId-000000000099"));
  }

  @Test
  default void iterator_atNoSequenceNumber_isRefused() {
    String stream = newStream(1);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> iterator(at(stream, SHARD_ZERO, ShardIteratorType.AT_SEQUENCE_NUMBER)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  @Test
  default void limit_aboveTenThousand_isRefused() {
    String stream = newStream(1);
    String iterator = trimHorizon(stream, SHARD_ZERO);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> client().getRecords(r -> r.shardIterator(iterator).limit(10_001)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }
}
