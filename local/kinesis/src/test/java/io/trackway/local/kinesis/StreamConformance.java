package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** Making, describing, changing, listing and deleting streams. */
interface StreamConformance extends KinesisKit {

  @Test
  default void stream_created_isDescribed() {
    Instant before = Instant.now().minusSeconds(2);
    String stream = newStream(2);

    StreamDescriptionSummary summary = summary(stream);

    assertThat(summary.streamName()).isEqualTo(stream);
    assertThat(summary.streamARN())
        .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream);
    assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
    assertThat(summary.retentionPeriodHours()).isEqualTo(24);
    assertThat(summary.openShardCount()).isEqualTo(2);
    assertThat(summary.encryptionType()).isEqualTo(EncryptionType.NONE);
    assertThat(summary.streamCreationTimestamp()).isBetween(before, Instant.now().plusSeconds(2));
  }

  @Test
  default void stream_createdTwice_isInUse() {
    String stream = newStream(1);

    assertThatExceptionOfType(ResourceInUseException.class)
        .isThrownBy(
            () -> client().createStream(request -> request.streamName(stream).shardCount(1)))
        .withMessageContaining(stream);
  }

  @Test
  default void stream_unknown_isNotFound() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> summary("nowhere"))
        .withMessageContaining("nowhere")
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
        .satisfies(e -> assertThat(e.requestId()).isNotBlank());
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> put("nowhere", "key", "data"));
  }

  @Test
  default void stream_withIllegalName_isRefused() {
    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> client().createStream(r -> r.streamName("not a name").shardCount(1)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
  }

  @Test
  default void stream_deleted_isGone() {
    String stream = newStream(1);

    client().deleteStream(request -> request.streamName(stream));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> summary(stream)));
  }

  @Test
  default void stream_onDemand_startsWithFourShards() {
    String stream = newOnDemandStream();

    assertThat(summary(stream).streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
    assertThat(shards(stream)).hasSize(4);
  }

  @Test
  default void stream_byArn_isTheStreamByName() {
    String stream = newStream(1);
    String arn = summary(stream).streamARN();

    assertThat(
            client()
                .describeStreamSummary(request -> request.streamARN(arn))
                .streamDescriptionSummary()
                .streamName())
        .isEqualTo(stream);
    assertThat(client().listShards(request -> request.streamARN(arn)).shards()).hasSize(1);
  }

  @Test
  default void shards_ofNewStream_adjoinAndCoverAllHashKeys() {
    String stream = newStream(3);

    List<Shard> shards = shards(stream);

    assertThat(shards).extracting(Shard::shardId).containsExactly(SHARD_ZERO, SHARD_ONE, SHARD_TWO);
    BigInteger next = BigInteger.ZERO;
    for (Shard shard : shards) {
      assertThat(shard.hashKeyRange().startingHashKey()).isEqualTo(next.toString());
      next = new BigInteger(shard.hashKeyRange().endingHashKey()).add(BigInteger.ONE);
    }
    assertThat(next).isEqualTo(HASH_KEY_MAX.add(BigInteger.ONE));
    assertThat(
            client()
                .describeStream(request -> request.streamName(stream))
                .streamDescription()
                .shards())
        .isEqualTo(shards);
  }

  @Test
  default void shards_pageByPage_areAllListed() {
    String stream = newStream(3);

    var first = client().listShards(request -> request.streamName(stream).maxResults(2));
    var second = client().listShards(request -> request.nextToken(first.nextToken()));

    assertThat(first.shards()).extracting(Shard::shardId).containsExactly(SHARD_ZERO, SHARD_ONE);
    assertThat(second.shards()).extracting(Shard::shardId).containsExactly(SHARD_TWO);
    assertThat(second.nextToken()).isNull();
    assertThat(
            client()
                .listShards(r -> r.streamName(stream).exclusiveStartShardId(SHARD_ZERO))
                .shards())
        .extracting(Shard::shardId)
        .containsExactly(SHARD_ONE, SHARD_TWO);
  }

  @Test
  default void description_pageByPage_saysWhetherThereIsMore() {
    String stream = newStream(2);

    var first =
        client().describeStream(request -> request.streamName(stream).limit(1)).streamDescription();
    var second =
        client()
            .describeStream(r -> r.streamName(stream).exclusiveStartShardId(SHARD_ZERO))
            .streamDescription();

    assertThat(first.hasMoreShards()).isTrue();
    assertThat(first.shards()).extracting(Shard::shardId).containsExactly(SHARD_ZERO);
    assertThat(second.hasMoreShards()).isFalse();
    assertThat(second.shards()).extracting(Shard::shardId).containsExactly(SHARD_ONE);
  }

  @Test
  default void streams_areListedByNamePageByPage() {
    String first = newStream(1);
    String second = newStream(1);

    ListStreamsResponse page =
        client().listStreams(r -> r.exclusiveStartStreamName(first).limit(1));

    assertThat(page.streamNames()).containsExactly(second);
    assertThat(client().listStreams(r -> r.limit(1)).hasMoreStreams()).isTrue();
  }

  @Test
  default void retention_staysBetweenADayAndAYear() {
    String stream = newStream(1);

    client().increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));
    assertThat(summary(stream).retentionPeriodHours()).isEqualTo(48);
    client().decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(36));
    assertThat(summary(stream).retentionPeriodHours()).isEqualTo(36);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () ->
                client()
                    .decreaseStreamRetentionPeriod(
                        r -> r.streamName(stream).retentionPeriodHours(23)));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () ->
                client()
                    .increaseStreamRetentionPeriod(
                        r -> r.streamName(stream).retentionPeriodHours(8_761)));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () ->
                client()
                    .decreaseStreamRetentionPeriod(
                        r -> r.streamName(stream).retentionPeriodHours(72)));
  }

  @Test
  default void encryption_isStartedAndStopped() {
    String stream = newStream(1);

    client()
        .startStreamEncryption(
            r ->
                r.streamName(stream).encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
    awaitActive(stream);
    assertThat(summary(stream).encryptionType()).isEqualTo(EncryptionType.KMS);
    assertThat(summary(stream).keyId()).isEqualTo("alias/aws/kinesis");

    client()
        .stopStreamEncryption(
            r ->
                r.streamName(stream).encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
    awaitActive(stream);
    assertThat(summary(stream).encryptionType()).isEqualTo(EncryptionType.NONE);
  }

  @Test
  default void mode_isChangedWithoutTouchingShards() {
    String stream = newStream(1);

    client()
        .updateStreamMode(
            r ->
                r.streamARN(summary(stream).streamARN())
                    .streamModeDetails(details -> details.streamMode(StreamMode.ON_DEMAND)));
    awaitActive(stream);

    assertThat(summary(stream).streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
    assertThat(openShards(stream)).hasSize(1);
  }

  @Test
  default void tags_areAddedListedAndRemoved() {
    String stream = newStream(1);

    client().addTagsToStream(r -> r.streamName(stream).tags(Map.of("team", "data", "env", "test")));
    client().removeTagsFromStream(r -> r.streamName(stream).tagKeys("env"));

    assertThat(client().listTagsForStream(r -> r.streamName(stream)).tags())
        .containsExactly(Tag.builder().key("team").value("data").build());
  }
}
