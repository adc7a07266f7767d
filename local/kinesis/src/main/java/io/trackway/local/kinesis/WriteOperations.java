package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.kinesis.PutOutcome.Stored;
import io.trackway.local.kinesis.PutOutcome.Throttled;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Putting records: one, which is stored or refused, or many, each of which may be throttled. */
final class WriteOperations {
  private final StreamStore store;

  private record Entry(String partitionKey, BigInteger hashKey, BinaryNode data) {
    long payloadBytes() {
      return StoredRecord.payloadBytes(partitionKey, data);
    }
  }

  WriteOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "PutRecord", request -> Optional.of(putOne(request)),
        "PutRecords", request -> Optional.of(putMany(request)));
  }

  private ObjectNode putOne(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    Entry entry = entry(request, stream);
    return switch (put(stream, entry)) {
      case Stored stored -> result(stream, stored);
      case Throttled throttled ->
          throw KinesisException.of(KinesisException.THROUGHPUT_EXCEEDED, throttled.message());
    };
  }

  private ObjectNode putMany(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    List<Entry> entries =
        request.requiredStructures("Records", 1, Limits.PUT_RECORDS_ENTRIES_MAX).stream()
            .map(fields -> entry(fields, stream))
            .toList();
    requireSmallEnough(entries);
    List<PutOutcome> outcomes = entries.stream().map(entry -> put(stream, entry)).toList();
    ObjectNode answer = Operation.structure();
    int failed = 0;
    var results = answer.putArray("Records");
    for (PutOutcome outcome : outcomes) {
      switch (outcome) {
        case Stored stored -> results.add(named(stored));
        case Throttled throttled -> {
          failed++;
          results
              .addObject()
              .put("ErrorCode", KinesisException.THROUGHPUT_EXCEEDED)
              .put("ErrorMessage", throttled.message());
        }
      }
    }
    answer.put("FailedRecordCount", failed);
    return withEncryption(stream, answer);
  }

  private PutOutcome put(Stream stream, Entry entry) {
    store.makeRoomFor(entry.payloadBytes() + Limits.RECORD_OVERHEAD_BYTES);
    return stream.put(entry.hashKey(), entry.partitionKey(), entry.data());
  }

  private static Entry entry(RequestFields fields, Stream stream) {
    String partitionKey = fields.requiredText("PartitionKey");
    int characters = partitionKey.codePointCount(0, partitionKey.length());
    if (characters < 1) {
      throw fields.broken("PartitionKey", partitionKey, "have length greater than or equal to 1");
    }
    if (characters > Limits.PARTITION_KEY_CHARACTERS_MAX) {
      throw fields.broken(
          "PartitionKey",
          partitionKey,
          "have length less than or equal to " + Limits.PARTITION_KEY_CHARACTERS_MAX);
    }
    BigInteger hashKey =
        fields.hashKey("ExplicitHashKey").orElseGet(() -> HashRange.keyOf(partitionKey));
    if (hashKey.compareTo(HashRange.KEY_MAX) > 0) {
      throw KinesisException.invalidArgument(
          "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
              + "Specified value was "
              + hashKey);
    }
    Entry entry = new Entry(partitionKey, hashKey, fields.requiredBytes("Data"));
    long bytesMax = stream.settings().recordBytesMax();
    if (entry.payloadBytes() > bytesMax) {
      throw KinesisException.invalidArgument(
          "The data and the partition key of a record have "
              + entry.payloadBytes()
              + " bytes, which is more than the "
              + bytesMax
              + " bytes that stream "
              + stream.streamName()
              + " takes.");
    }
    return entry;
  }

  private static void requireSmallEnough(List<Entry> entries) {
    long bytes = entries.stream().mapToLong(Entry::payloadBytes).sum();
    if (bytes > Limits.PUT_RECORDS_BYTES_MAX) {
      throw KinesisException.invalidArgument(
          "Records size exceeds "
              + Limits.PUT_RECORDS_BYTES_MAX
              + " bytes: data and partition keys have "
              + bytes
              + " bytes.");
    }
  }

  private static ObjectNode result(Stream stream, Stored stored) {
    return withEncryption(stream, named(stored));
  }

  private static ObjectNode named(Stored stored) {
    return Operation.structure()
        .put("ShardId", stored.shardId())
        .put("SequenceNumber", stored.sequenceNumber());
  }

  private static ObjectNode withEncryption(Stream stream, ObjectNode answer) {
    return answer.put("EncryptionType", stream.settings().encryptionType().name());
  }
}
