package io.trackway.local.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * What the pipeline received: what is on its first stream, whoever was told of it.
 *
 * @param origins of all arrivals
 */
public record Received(Set<String> origins) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int READS_MAX = 10_000;

  public Received {
    origins = Set.copyOf(origins);
  }

  /** Reads the stream from its beginning until now. */
  public static Received on(KinesisClient client, String stream) {
    Set<String> origins = new HashSet<>();
    for (Shard shard : client.listShards(request -> request.streamName(stream)).shards()) {
      read(client, stream, shard.shardId(), origins);
    }
    return new Received(origins);
  }

  public int arrivals() {
    return origins.size();
  }

  private static void read(
      KinesisClient client, String stream, String shardId, Set<String> origins) {
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
      String next = iterator;
      GetRecordsResponse response = client.getRecords(request -> request.shardIterator(next));
      response.records().forEach(record -> add(shardId, record, origins));
      if (response.records().isEmpty() && response.millisBehindLatest() == 0) {
        return;
      }
      iterator = response.nextShardIterator();
    }
    throw new IllegalStateException("the stream has no end");
  }

  /** An origin is the shard, the sequence number, and the entry's place: rejections have an r. */
  private static void add(String shardId, Record record, Set<String> origins) {
    try {
      JsonNode envelope = JSON.readTree(record.data().asByteArray());
      String place = shardId + ":" + record.sequenceNumber() + ":";
      for (int event = 0; event < envelope.path("events").size(); event++) {
        origins.add(place + event);
      }
      for (int rejection = 0; rejection < envelope.path("rejections").size(); rejection++) {
        origins.add(place + "r" + rejection);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
