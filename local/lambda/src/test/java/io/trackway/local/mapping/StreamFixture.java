package io.trackway.local.mapping;

import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A stream on a real server, and pollers of it. */
final class StreamFixture implements AutoCloseable {

  static final String STREAM = "events";

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  private final KinesisServer server = KinesisServer.start(KinesisOptions.standard());
  final KinesisClient kinesis;

  StreamFixture(int shards) {
    this.kinesis =
        KinesisClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    kinesis.createStream(it -> it.streamName(STREAM).shardCount(shards));
  }

  static EventSourceMapping mapping(
      StartingPosition from, BatchSettings batching, FailureSettings failures) {
    return new EventSourceMapping(
        new MappingSource(UUID.randomUUID(), STREAM, "Function", from), batching, failures);
  }

  MappingPoller poll(EventSourceMapping mapping, FunctionInvoker function) {
    PollerSettings settings =
        new PollerSettings(
            Mappings.IDENTITY,
            InstantSource.system(),
            Thread::sleep,
            Duration.ofMillis(10),
            Duration.ofMillis(1));
    return MappingPoller.start(mapping, settings, kinesis, function, FailureDestination.NONE);
  }

  /** Puts records whose data are their numbers. */
  void put(String partitionKey, int from, int to) {
    List<PutRecordsRequestEntry> entries =
        IntStream.rangeClosed(from, to)
            .mapToObj(
                it ->
                    PutRecordsRequestEntry.builder()
                        .partitionKey(partitionKey)
                        .data(SdkBytes.fromUtf8String(String.valueOf(it)))
                        .build())
            .toList();
    kinesis.putRecords(it -> it.streamName(STREAM).records(entries));
  }

  @Override
  public void close() {
    kinesis.close();
    server.close();
  }
}
