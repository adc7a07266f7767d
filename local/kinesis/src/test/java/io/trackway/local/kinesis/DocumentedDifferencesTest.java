package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/**
 * Where {@code kinesis-local} 0.6.2 and the service's documentation differ, and this server sides
 * with the documentation. Each test says what the other server does.
 *
 * <p>The other also takes any number of records a second, where a shard's rate is documented: see
 * {@link ThroughputTest}.
 */
class DocumentedDifferencesTest extends OwnServer {
  private static final int MEBIBYTE = 1_048_576;

  DocumentedDifferencesTest() {
    super(ThroughputLimits.NONE);
  }

  /** The other takes them; documented: "up to 500 records". */
  @Test
  void putRecords_withMoreThan500Entries_isRefused() {
    String stream = newStream(1);
    List<PutRecordsRequestEntry> entries =
        IntStream.range(0, 501).mapToObj(i -> entry("key", "data")).toList();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> client().putRecords(r -> r.streamName(stream).records(entries)))
        .withMessageContaining("less than or equal to 500");
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  /** The other takes them; documented: "10 MiB for the entire request, partition keys included". */
  @Test
  void putRecords_ofMoreThanTenMebibytes_isRefused() {
    String stream = newStream(1);
    String data = "x".repeat(MEBIBYTE - 100);
    List<PutRecordsRequestEntry> entries =
        IntStream.range(0, 11).mapToObj(i -> entry("key", data)).toList();

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> client().putRecords(r -> r.streamName(stream).records(entries)))
        .withMessageContaining("10485760");
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  /** The other counts the data alone; documented: the partition key is added to it. */
  @Test
  void recordSize_countsThePartitionKey() {
    String stream = newStream(1);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> put(stream, "key", "x".repeat(MEBIBYTE - 2)));
    put(stream, "key", "x".repeat(MEBIBYTE - 3));
  }

  /**
   * The other stores the rest and answers InvalidArgumentException for the entry; documented: an
   * entry fails with ProvisionedThroughputExceededException or InternalFailure only.
   */
  @Test
  void putRecords_withOneRecordTooLarge_isRefusedAsAWhole() {
    String stream = newStream(1);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () ->
                client()
                    .putRecords(
                        r ->
                            r.streamName(stream)
                                .records(entry("a", "small"), entry("b", "x".repeat(MEBIBYTE)))));
    assertThat(drain(stream, SHARD_ZERO)).isEmpty();
  }

  /** The other's first of two shards is one key shorter; documented: two equal halves. */
  @Test
  void twoShards_meetInTheMiddle() {
    String stream = newStream(2);

    assertThat(shards(stream).getLast().hashKeyRange().startingHashKey())
        .isEqualTo(BigInteger.ONE.shiftLeft(127).toString());
  }

  /** The other fails with a 500; documented: InvalidArgumentException. */
  @Test
  void iterator_thatIsNone_isAnInvalidArgument() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> read("bm90IGFuIGl0ZXJhdG9y"))
        .withMessageContaining("Invalid ShardIterator");
    assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> read("***"));
  }

  /** The other compares with the newest record; documented: "behind current time". */
  @Test
  void millisBehindLatest_isMeasuredFromNow() {
    String stream = newStream(1);
    put(stream, "key", "first");
    put(stream, "key", "second");
    clock.advance(Duration.ofSeconds(90));

    String start = trimHorizon(stream, SHARD_ZERO);
    GetRecordsResponse first = client().getRecords(r -> r.shardIterator(start).limit(1));

    assertThat(first.millisBehindLatest()).isEqualTo(90_000);
    assertThat(read(first.nextShardIterator()).millisBehindLatest()).isZero();
  }

  /** The other lists every shard; documented: those that were open at the trim horizon. */
  @Test
  void shardsAtTrimHorizon_areThoseOpenThen() {
    String stream = newStream(1);
    clock.advance(Duration.ofHours(1));
    client()
        .splitShard(
            r ->
                r.streamName(stream)
                    .shardToSplit(SHARD_ZERO)
                    .newStartingHashKey(BigInteger.ONE.shiftLeft(127).toString()));

    assertThat(
            client()
                .listShards(
                    r ->
                        r.streamName(stream)
                            .shardFilter(filter -> filter.type(ShardFilterType.AT_TRIM_HORIZON)))
                .shards())
        .singleElement()
        .satisfies(shard -> assertThat(shard.shardId()).isEqualTo(SHARD_ZERO));
  }

  /** The other stops at 100; documented: 1,000 by default. */
  @Test
  void shards_areListedAThousandAtATime() {
    String stream = newStream(150);

    assertThat(shards(stream)).hasSize(150);
  }

  /** The other obeys; documented: a ValidationException for a stream of on-demand capacity. */
  @Test
  void onDemandStream_isNotResharded() {
    String stream = newOnDemandStream();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                client()
                    .updateShardCount(
                        r ->
                            r.streamName(stream)
                                .targetShardCount(5)
                                .scalingType(ScalingType.UNIFORM_SCALING)))
        .withMessageContaining("ON_DEMAND");
    assertThat(shards(stream)).hasSize(4);
  }
}
