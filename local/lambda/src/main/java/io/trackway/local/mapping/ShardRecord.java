package io.trackway.local.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.host.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * A record of a stream.
 *
 * @param json the record exactly as it stands in an event, so that the event's size is exact
 */
record ShardRecord(String sequenceNumber, String partitionKey, Instant arrivedAt, Payload json) {

  private static final int MILLISECOND_DIGITS = 3;

  static ShardRecord of(Record kinesis, ShardSource source) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    Instant arrivedAt = kinesis.approximateArrivalTimestamp();
    record
        .putObject("kinesis")
        .put("kinesisSchemaVersion", "1.0")
        .put("partitionKey", kinesis.partitionKey())
        .put("sequenceNumber", kinesis.sequenceNumber())
        .put("data", Base64.getEncoder().encodeToString(kinesis.data().asByteArrayUnsafe()))
        .put(
            "approximateArrivalTimestamp",
            BigDecimal.valueOf(arrivedAt.toEpochMilli(), MILLISECOND_DIGITS));
    record.put("eventSource", "aws:kinesis");
    record.put("eventVersion", "1.0");
    record.put("eventID", source.shardId() + ":" + kinesis.sequenceNumber());
    record.put("eventName", "aws:kinesis:record");
    record.put("invokeIdentityArn", source.roleArn());
    record.put("awsRegion", source.region());
    record.put("eventSourceARN", source.streamArn());
    return new ShardRecord(
        kinesis.sequenceNumber(),
        kinesis.partitionKey(),
        arrivedAt,
        Payload.ofText(record.toString()));
  }
}
