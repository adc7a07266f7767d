package io.trackway.local.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads the clean stream from its beginning, as any other consumer of it would. */
public final class CleanStream implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** A shard allows five reads a second to all its consumers, of which the loader is one. */
  private static final Duration PAUSE = Duration.ofMillis(400);

  private static final int READS_MAX = 1_000;

  private final KinesisClient client;
  private final String stream;
  private final Set<Passed.Arrival> known = new HashSet<>();
  private final List<Passed> passed = new ArrayList<>();
  private int records;

  public CleanStream(KinesisClient client, String stream) {
    this.client = client;
    this.stream = stream;
  }

  /** The events that passed until now, in order; those that passed again are left out. */
  public List<Passed> read() throws InterruptedException {
    for (Shard shard : client.listShards(request -> request.streamName(stream)).shards()) {
      readShard(shard.shardId());
    }
    return List.copyOf(passed);
  }

  private void readShard(String shardId) throws InterruptedException {
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(stream)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    for (int count = 0; iterator != null && count < READS_MAX; count++) {
      GetRecordsResponse response = get(iterator);
      if (response != null) {
        response.records().forEach(this::add);
        iterator = response.nextShardIterator();
        if (response.millisBehindLatest() == 0 && response.records().isEmpty()) {
          return;
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private @Nullable GetRecordsResponse get(String iterator) {
    try {
      return client.getRecords(request -> request.shardIterator(iterator));
    } catch (ProvisionedThroughputExceededException tooFast) {
      return null;
    }
  }

  private void add(Record record) {
    try {
      for (JsonNode verdict : JSON.readTree(record.data().asByteArray()).path("verdicts")) {
        if (verdict.path("verdict").asText().equals("fresh")) {
          add(verdict);
        }
      }
      records++;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void add(JsonNode verdict) {
    Passed.Arrival arrival = Passed.Arrival.parse(verdict.path("origin").asText());
    if (!known.add(arrival)) {
      return;
    }
    String device = verdict.path("anonymous_id").asText();
    String user = verdict.path("user_id").asText(device);
    JsonNode clientTime = verdict.path("client_occurred_at");
    passed.add(
        new Passed(
            user,
            device,
            records,
            arrival,
            new Passed.Times(
                Instant.parse(verdict.path("occurred_at").asText()),
                clientTime.isMissingNode() ? null : Instant.parse(clientTime.asText()))));
  }

  @Override
  public void close() {
    client.close();
  }
}
