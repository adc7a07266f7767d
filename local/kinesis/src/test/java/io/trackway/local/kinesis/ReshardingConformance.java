package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Splitting and merging: ranges that adjoin, and parents that are drained before children. */
interface ReshardingConformance extends KinesisKit {
  BigInteger MIDDLE = BigInteger.ONE.shiftLeft(127);

  @Test
  default void split_givesTwoAdjoiningChildren() {
    String stream = newStream(1);

    split(stream);

    List<Shard> shards = shards(stream);
    assertThat(shards).extracting(Shard::shardId).containsExactly(SHARD_ZERO, SHARD_ONE, SHARD_TWO);
    assertThat(shards.getFirst().sequenceNumberRange().endingSequenceNumber()).isNotNull();
    assertThat(openShards(stream)).extracting(Shard::parentShardId).containsOnly(SHARD_ZERO);
    assertAdjoining(openShards(stream));
    assertThat(summary(stream).openShardCount()).isEqualTo(2);
  }

  @Test
  default void parent_isDrainedBeforeItsChildren() {
    String stream = newStream(1);
    putAt(stream, BigInteger.ZERO, "before");
    split(stream);
    putAt(stream, BigInteger.ZERO, "after, low");
    putAt(stream, HASH_KEY_MAX, "after, high");

    GetRecordsResponse parent = read(trimHorizon(stream, SHARD_ZERO));

    assertThat(texts(parent.records())).containsExactly("before");
    assertThat(parent.nextShardIterator()).isNull();
    assertThat(parent.childShards())
        .extracting(ChildShard::shardId)
        .containsExactlyInAnyOrder(SHARD_ONE, SHARD_TWO);
    assertThat(parent.childShards())
        .allSatisfy(child -> assertThat(child.parentShards()).containsExactly(SHARD_ZERO));
    assertThat(texts(drain(stream, SHARD_ONE))).containsExactly("after, low");
    assertThat(texts(drain(stream, SHARD_TWO))).containsExactly("after, high");
  }

  @Test
  default void parent_readInPages_namesItsChildrenOnTheLast() {
    String stream = newStream(1);
    put(stream, "key", "first");
    put(stream, "key", "second");
    split(stream);
    String start = trimHorizon(stream, SHARD_ZERO);

    GetRecordsResponse first = client().getRecords(r -> r.shardIterator(start).limit(1));
    GetRecordsResponse last = read(first.nextShardIterator());

    assertThat(first.childShards()).isEmpty();
    assertThat(texts(last.records())).containsExactly("second");
    assertThat(last.nextShardIterator()).isNull();
    assertThat(last.childShards()).hasSize(2);
  }

  @Test
  default void emptyParent_endsAtOnce() {
    String stream = newStream(1);
    split(stream);

    GetRecordsResponse parent = read(trimHorizon(stream, SHARD_ZERO));

    assertThat(parent.records()).isEmpty();
    assertThat(parent.nextShardIterator()).isNull();
    assertThat(parent.childShards()).hasSize(2);
  }

  @Test
  default void merge_joinsTwoAdjoiningShards() {
    String stream = newStream(2);

    client()
        .mergeShards(
            r -> r.streamName(stream).shardToMerge(SHARD_ZERO).adjacentShardToMerge(SHARD_ONE));
    awaitActive(stream);

    List<Shard> open = openShards(stream);
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().parentShardId()).isEqualTo(SHARD_ZERO);
    assertThat(open.getFirst().adjacentParentShardId()).isEqualTo(SHARD_ONE);
    assertThat(open.getFirst().hashKeyRange().endingHashKey()).isEqualTo(HASH_KEY_MAX.toString());
    assertThat(read(trimHorizon(stream, SHARD_ONE)).childShards().getFirst().parentShards())
        .containsExactlyInAnyOrder(SHARD_ZERO, SHARD_ONE);
  }

  @Test
  default void merge_ofShardsThatDoNotAdjoin_isRefused() {
    String stream = newStream(3);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(
            () ->
                client()
                    .mergeShards(
                        r ->
                            r.streamName(stream)
                                .shardToMerge(SHARD_ZERO)
                                .adjacentShardToMerge(SHARD_TWO)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  @Test
  default void split_outsideTheShard_isRefused() {
    String stream = newStream(2);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(
            () ->
                client()
                    .splitShard(
                        r ->
                            r.streamName(stream)
                                .shardToSplit(SHARD_ZERO)
                                .newStartingHashKey(HASH_KEY_MAX.toString())))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  @Test
  default void shardCount_isDoubled() {
    String stream = newStream(2);

    var answer =
        client()
            .updateShardCount(
                r ->
                    r.streamName(stream)
                        .targetShardCount(4)
                        .scalingType(ScalingType.UNIFORM_SCALING));
    awaitActive(stream);

    assertThat(answer.currentShardCount()).isEqualTo(2);
    assertThat(answer.targetShardCount()).isEqualTo(4);
    assertThat(openShards(stream)).hasSize(4);
    assertAdjoining(openShards(stream));
  }

  @Test
  default void shardCount_moreThanDoubled_isRefused() {
    String stream = newStream(1);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(
            () ->
                client()
                    .updateShardCount(
                        r ->
                            r.streamName(stream)
                                .targetShardCount(3)
                                .scalingType(ScalingType.UNIFORM_SCALING)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  private void split(String stream) {
    client()
        .splitShard(
            r ->
                r.streamName(stream)
                    .shardToSplit(SHARD_ZERO)
                    .newStartingHashKey(MIDDLE.toString()));
    awaitActive(stream);
  }

  static void assertAdjoining(List<Shard> shards) {
    List<HashKeyRange> ranges =
        shards.stream()
            .map(Shard::hashKeyRange)
            .sorted(Comparator.comparing(range -> new BigInteger(range.startingHashKey())))
            .toList();
    BigInteger next = BigInteger.ZERO;
    for (HashKeyRange range : ranges) {
      assertThat(range.startingHashKey()).isEqualTo(next.toString());
      next = new BigInteger(range.endingHashKey()).add(BigInteger.ONE);
    }
    assertThat(next).isEqualTo(HASH_KEY_MAX.add(BigInteger.ONE));
  }
}
