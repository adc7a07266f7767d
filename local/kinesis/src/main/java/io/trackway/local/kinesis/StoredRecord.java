package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.BinaryNode;
import java.nio.charset.StandardCharsets;

/** A record as a shard keeps it: its place in the stream, when it came, and what was put. */
record StoredRecord(
    long position,
    long arrivedMilliseconds,
    String partitionKey,
    BinaryNode data,
    EncryptionType encryptionType) {

  /** What the service counts against its limits: the data and the partition key. */
  static long payloadBytes(String partitionKey, BinaryNode data) {
    return data.binaryValue().length + (long) utf8Length(partitionKey);
  }

  long payloadBytes() {
    return payloadBytes(partitionKey, data);
  }

  long heldBytes() {
    return payloadBytes() + Limits.RECORD_OVERHEAD_BYTES;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
