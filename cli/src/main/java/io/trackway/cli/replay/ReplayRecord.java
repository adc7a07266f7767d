package io.trackway.cli.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.stream.DeliveredRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A rejected arrival as the record that a function is invoked with.
 *
 * @param origin its own: by shard and sequence number the function knows whose the event is
 * @param receivedAt when it was received, which says where its row is
 */
record ReplayRecord(Origin origin, Instant receivedAt, ByteBuffer data) {

  private static final JsonMapper JSON = new JsonMapper();

  /** As many as the event source mapping brings at most. */
  private static final int RECORDS_MAX = 500;

  /** Of content, which Base64 makes a third longer: well below the limit of an invocation. */
  private static final int BYTES_MAX = 3 * 1024 * 1024;

  ReplayRecord {
    data = data.asReadOnlyBuffer();
  }

  /** The records in their order, cut into lists of which each fits an invocation. */
  static List<List<ReplayRecord>> batches(List<ReplayRecord> records) {
    List<List<ReplayRecord>> batches = new ArrayList<>();
    int start = 0;
    long bytes = 0;
    for (int index = 0; index < records.size(); index++) {
      int more = records.get(index).data.remaining();
      if (index > start && (index - start == RECORDS_MAX || bytes + more > BYTES_MAX)) {
        batches.add(records.subList(start, index));
        start = index;
        bytes = 0;
      }
      bytes += more;
    }
    if (start < records.size()) {
      batches.add(records.subList(start, records.size()));
    }
    return batches;
  }

  /** The records as an event source mapping hands them over. */
  static byte[] event(List<ReplayRecord> records) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode list = event.putArray("Records");
    records.forEach(record -> record.write(list.addObject()));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void write(ObjectNode record) {
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    record
        .put("eventSource", "aws:kinesis")
        .put("eventVersion", "1.0")
        .put("eventName", DeliveredRecord.REPLAYED)
        .put("eventID", origin.shard() + ":" + origin.sequenceNumber())
        .putObject("kinesis")
        .put("kinesisSchemaVersion", "1.0")
        .put("partitionKey", new Lane(0).partitionKey())
        .put("sequenceNumber", origin.sequenceNumber())
        .put("data", bytes);
  }
}
