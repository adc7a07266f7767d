package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What time takes away: records, drained shards, iterators and tokens. */
class ExpiryTest extends OwnServer {
  ExpiryTest() {
    super(ThroughputLimits.NONE);
  }

  @Test
  void records_vanishAfterADay() {
    String stream = newStream(1);
    put(stream, "key", "old");
    clock.advance(Duration.ofHours(23));
    put(stream, "key", "new");

    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly("old", "new");
    clock.advance(Duration.ofMinutes(61));
    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly("new");
    clock.advance(Duration.ofHours(24));
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  @Test
  void longerRetention_keepsThemLonger() {
    String stream = newStream(1);
    put(stream, "key", "old");
    client().increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));

    clock.advance(Duration.ofHours(47));
    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly("old");
    client().decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(24));
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  @Test
  void sequenceNumberOfAGoneRecord_startsAtTheOldestLeft() {
    String stream = newStream(1);
    String old = put(stream, "key", "old").sequenceNumber();
    clock.advance(Duration.ofHours(25));
    put(stream, "key", "new");

    String iterator =
        iterator(
            at(stream, SHARD_ZERO, ShardIteratorType.AT_SEQUENCE_NUMBER)
                .startingSequenceNumber(old));

    assertThat(texts(read(iterator).records())).containsExactly("new");
  }

  @Test
  void closedShard_isForgottenWithItsRecords() {
    String stream = newStream(1);
    put(stream, "key", "data");
    client()
        .splitShard(
            r ->
                r.streamName(stream)
                    .shardToSplit(SHARD_ZERO)
                    .newStartingHashKey(BigInteger.ONE.shiftLeft(127).toString()));

    clock.advance(Duration.ofHours(23));
    assertThat(shards(stream)).hasSize(3);
    clock.advance(Duration.ofHours(2));
    assertThat(shards(stream)).extracting(Shard::shardId).containsExactly(SHARD_ONE, SHARD_TWO);
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> trimHorizon(stream, SHARD_ZERO));
  }

  @Test
  void iterator_expiresAfterFiveMinutes() {
    String stream = newStream(1);
    String iterator = trimHorizon(stream, SHARD_ZERO);

    clock.advance(Duration.ofMinutes(5));
    String next = read(iterator).nextShardIterator();
    clock.advance(Duration.ofMillis(1));

    assertThatExceptionOfType(ExpiredIteratorException.class)
        .isThrownBy(() -> read(iterator))
        .withMessageContaining("created at time Sun Mar 01 12:00:00 UTC 2026")
        .withMessageContaining("300000 milliseconds");
    read(next);
  }

  @Test
  void nextToken_expiresAfterFiveMinutes() {
    String stream = newStream(2);
    String token = client().listShards(r -> r.streamName(stream).maxResults(1)).nextToken();

    clock.advance(Duration.ofSeconds(301));

    assertThatExceptionOfType(ExpiredNextTokenException.class)
        .isThrownBy(() -> client().listShards(r -> r.nextToken(token)));
  }

  @Test
  void iterator_ofADeletedStream_doesNotReadItsSuccessor() {
    String stream = newStream(1);
    String iterator = trimHorizon(stream, SHARD_ZERO);
    client().deleteStream(r -> r.streamName(stream));
    clock.advance(Duration.ofSeconds(1));
    client().createStream(r -> r.streamName(stream).shardCount(1));
    put(stream, "key", "data");

    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> read(iterator));
  }
}
