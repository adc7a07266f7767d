package io.trackway.local.kinesis;

import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** What the conformance tests do with a server, through the SDK. */
interface KinesisKit {
  AtomicInteger STREAMS_MADE = new AtomicInteger();
  BigInteger HASH_KEY_MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  String SHARD_ZERO = "shardId-000000000000";
  String SHARD_ONE = "shardId-000000000001";
  String SHARD_TWO = "shardId-000000000002";

  KinesisClient client();

  default String newStreamName() {
    return "stream-%05d".formatted(STREAMS_MADE.incrementAndGet());
  }

  default String newStream(int shards) {
    String name = newStreamName();
    client().createStream(request -> request.streamName(name).shardCount(shards));
    awaitActive(name);
    return name;
  }

  default String newOnDemandStream() {
    String name = newStreamName();
    client()
        .createStream(
            request ->
                request
                    .streamName(name)
                    .streamModeDetails(details -> details.streamMode(StreamMode.ON_DEMAND)));
    awaitActive(name);
    return name;
  }

  default void awaitActive(String stream) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> summary(stream).streamStatus() == StreamStatus.ACTIVE);
  }

  default StreamDescriptionSummary summary(String stream) {
    return client()
        .describeStreamSummary(request -> request.streamName(stream))
        .streamDescriptionSummary();
  }

  default List<Shard> shards(String stream) {
    return client().listShards(request -> request.streamName(stream)).shards();
  }

  default List<Shard> openShards(String stream) {
    return shards(stream).stream()
        .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
        .toList();
  }

  default PutRecordResponse put(String stream, String partitionKey, String data) {
    return client()
        .putRecord(
            request ->
                request
                    .streamName(stream)
                    .partitionKey(partitionKey)
                    .data(SdkBytes.fromUtf8String(data)));
  }

  /** Puts into the shard that holds this hash key. */
  default PutRecordResponse putAt(String stream, BigInteger hashKey, String data) {
    return client()
        .putRecord(
            request ->
                request
                    .streamName(stream)
                    .partitionKey("any")
                    .explicitHashKey(hashKey.toString())
                    .data(SdkBytes.fromUtf8String(data)));
  }

  default PutRecordsRequestEntry entry(String partitionKey, String data) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(partitionKey)
        .data(SdkBytes.fromUtf8String(data))
        .build();
  }

  default String iterator(GetShardIteratorRequest.Builder request) {
    return client().getShardIterator(request.build()).shardIterator();
  }

  default GetShardIteratorRequest.Builder at(String stream, String shard, ShardIteratorType type) {
    return GetShardIteratorRequest.builder()
        .streamName(stream)
        .shardId(shard)
        .shardIteratorType(type);
  }

  default String trimHorizon(String stream, String shard) {
    return iterator(at(stream, shard, ShardIteratorType.TRIM_HORIZON));
  }

  default GetRecordsResponse read(String iterator) {
    return client().getRecords(request -> request.shardIterator(iterator));
  }

  /** Everything that a shard holds, in a bounded number of calls. */
  default List<Record> drain(String stream, String shard) {
    List<Record> records = new ArrayList<>();
    String iterator = trimHorizon(stream, shard);
    for (int calls = 0; iterator != null && calls < 50; calls++) {
      GetRecordsResponse page = read(iterator);
      records.addAll(page.records());
      if (page.records().isEmpty() && page.millisBehindLatest() == 0) {
        break;
      }
      iterator = page.nextShardIterator();
    }
    return records;
  }

  default List<String> texts(List<Record> records) {
    return records.stream().map(stored -> stored.data().asString(StandardCharsets.UTF_8)).toList();
  }
}
