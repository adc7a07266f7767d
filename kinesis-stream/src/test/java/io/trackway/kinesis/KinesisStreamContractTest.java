package io.trackway.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.stream.Appended;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import io.trackway.testing.stream.RecordStreamContract;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The contract over the local Kinesis server, found as in a function: by the environment. */
class KinesisStreamContractTest extends RecordStreamContract {

  private static final String NAME = "events";

  private KinesisServer server;
  private KinesisClient client;
  private RecordStream stream;

  @BeforeEach
  void start() {
    server = KinesisServer.start(KinesisOptions.standard());
    // The same settings as AWS_ENDPOINT_URL_KINESIS and its like, which a JVM cannot set itself.
    settings().forEach(System::setProperty);
    client = KinesisClients.fromEnvironment();
    client.createStream(request -> request.streamName(NAME).shardCount(4));
    stream = KinesisStream.fromEnvironment(NAME);
  }

  @AfterEach
  void stop() {
    client.close();
    settings().keySet().forEach(System::clearProperty);
    server.close();
  }

  /** Three records of almost a megabyte to one shard, which takes one megabyte a second. */
  @Test
  void append_outlastsAShardsThroughputLimit() {
    List<StreamRecord> records =
        IntStream.range(0, 3)
            .mapToObj(number -> new StreamRecord("key", ByteBuffer.allocate(1_000_000 + number)))
            .toList();

    assertThat(stream.append(records, Duration.ofSeconds(30))).isEqualTo(new Appended.All());

    assertThat(stored())
        .extracting(record -> record.data().remaining())
        .containsExactly(1_000_000, 1_000_001, 1_000_002);
  }

  @Test
  void append_toAStreamThatIsNotThere_saysSo() {
    RecordStream absent = KinesisStream.fromEnvironment("absent");

    assertThat(
            absent.append(
                List.of(new StreamRecord("key", ByteBuffer.allocate(1))), Duration.ofSeconds(30)))
        .isInstanceOfSatisfying(
            Appended.Partly.class,
            partly -> assertThat(partly.cause()).contains("absent", "ResourceNotFoundException"));
  }

  @Override
  protected RecordStream stream() {
    return stream;
  }

  @Override
  protected List<DeliveredRecord> stored() {
    List<DeliveredRecord> stored = new ArrayList<>();
    for (Shard shard : client.listShards(request -> request.streamName(NAME)).shards()) {
      stored.addAll(stored(shard.shardId()));
    }
    return stored;
  }

  private List<DeliveredRecord> stored(String shard) {
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(NAME)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    List<DeliveredRecord> stored = new ArrayList<>();
    while (true) {
      String next = iterator;
      GetRecordsResponse page = client.getRecords(request -> request.shardIterator(next));
      page.records().forEach(record -> stored.add(delivered(shard, record)));
      if (page.records().isEmpty() || page.nextShardIterator() == null) {
        return stored;
      }
      iterator = page.nextShardIterator();
    }
  }

  private static DeliveredRecord delivered(String shard, Record record) {
    assertThat(record.data().asByteArrayUnsafe().length)
        .isLessThanOrEqualTo(Limits.KINESIS_RECORD_BYTES_MAX);
    return new DeliveredRecord(
        shard, record.sequenceNumber(), record.partitionKey(), record.data().asByteBuffer());
  }

  private Map<String, String> settings() {
    return Map.of(
        "aws.endpointUrlKinesis", server.endpoint().toString(),
        "aws.region", "us-east-1",
        "aws.accessKeyId", "key",
        "aws.secretAccessKey", "secret");
  }
}
