package io.trackway.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Counts what the pipeline received: what is on its first stream, whoever was told of it. */
final class EventsStream {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int READS_MAX = 1_000;

  private final KinesisClient client;
  private final String name;

  EventsStream(KinesisClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** Events and rejections in all records until now. */
  int entries() throws IOException {
    int entries = 0;
    for (Shard shard : client.listShards(request -> request.streamName(name)).shards()) {
      entries += entries(shard.shardId());
    }
    return entries;
  }

  private int entries(String shardId) throws IOException {
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(name)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    int entries = 0;
    for (int count = 0; iterator != null && count < READS_MAX; count++) {
      String next = iterator;
      GetRecordsResponse response = client.getRecords(request -> request.shardIterator(next));
      for (Record record : response.records()) {
        JsonNode envelope = JSON.readTree(record.data().asByteArray());
        entries += envelope.path("events").size() + envelope.path("rejections").size();
      }
      if (response.records().isEmpty() && response.millisBehindLatest() == 0) {
        return entries;
      }
      iterator = response.nextShardIterator();
    }
    throw new IllegalStateException("the stream has no end");
  }
}
