package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading a shard: where to start, and what comes next. */
final class ReadOperations {
  private final StreamStore store;

  private enum IteratorType {
    AT_SEQUENCE_NUMBER,
    AFTER_SEQUENCE_NUMBER,
    TRIM_HORIZON,
    LATEST,
    AT_TIMESTAMP
  }

  ReadOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "GetShardIterator", request -> Optional.of(iterator(request)),
        "GetRecords", request -> Optional.of(records(request)));
  }

  private ObjectNode iterator(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    Shard shard = StreamReference.shard(stream, request.requiredText("ShardId"));
    ShardIterator iterator =
        new ShardIterator(
            stream.streamName(),
            stream.createdAtMilliseconds(),
            shard.index(),
            startPosition(request, stream, shard),
            store.nowMilliseconds());
    return Operation.structure().put("ShardIterator", iterator.text());
  }

  private long startPosition(RequestFields request, Stream stream, Shard shard) {
    IteratorType type = request.requiredChoice("ShardIteratorType", IteratorType.class);
    return switch (type) {
      case TRIM_HORIZON -> {
        requireNoNumber(request, type);
        yield shard.identity().startPosition();
      }
      case LATEST -> {
        requireNoNumber(request, type);
        yield stream.upcomingPosition();
      }
      case AT_SEQUENCE_NUMBER -> number(request, type, stream, shard).position();
      case AFTER_SEQUENCE_NUMBER -> number(request, type, stream, shard).position() + 1;
      case AT_TIMESTAMP -> positionAt(request, stream, shard);
    };
  }

  private static void requireNoNumber(RequestFields request, IteratorType type) {
    if (request.has("StartingSequenceNumber")) {
      throw wrongCombination(type, "also a StartingSequenceNumber");
    }
  }

  private static KinesisException wrongCombination(IteratorType type, String found) {
    return KinesisException.invalidArgument(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and"
            + " StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no"
            + " StartingSequenceNumber. Request specified "
            + type
            + " and "
            + found
            + ".");
  }

  private static SequenceNumber number(
      RequestFields request, IteratorType type, Stream stream, Shard shard) {
    String text =
        request
            .text("StartingSequenceNumber")
            .orElseThrow(() -> wrongCombination(type, "no StartingSequenceNumber"));
    if (!SequenceNumber.isNumber(text)) {
      throw request.broken(
          "StartingSequenceNumber",
          text,
          "satisfy regular expression pattern: 0|([1-9]\\d{0,128})");
    }
    return SequenceNumber.parse(text)
        .filter(number -> stream.wrote(number) && number.shardIndex() == shard.index())
        .orElseThrow(
            () ->
                KinesisException.invalidArgument(
                    "StartingSequenceNumber "
                        + text
                        + " used in GetShardIterator on shard "
                        + shard.id()
                        + " in stream "
                        + stream.streamName()
                        + " under account "
                        + stream.accountId()
                        + " is invalid because it did not come from this shard."));
  }

  private long positionAt(RequestFields request, Stream stream, Shard shard) {
    Instant moment =
        request
            .moment("Timestamp")
            .orElseThrow(
                () ->
                    KinesisException.invalidArgument(
                        "Must specify Timestamp parameter for iterator of type AT_TIMESTAMP"
                            + " and no StartingSequenceNumber."));
    long now = store.nowMilliseconds();
    if (moment.toEpochMilli() > now) {
      throw KinesisException.invalidArgument(
          "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
              + " timestampInMillis: "
              + moment.toEpochMilli()
              + ", currentTimestampInMillis: "
              + now);
    }
    long upcoming = stream.upcomingPosition();
    return shard.positionAtTime(moment.toEpochMilli()).orElse(upcoming);
  }

  private ObjectNode records(RequestFields request) {
    int limit =
        request
            .integer("Limit", 1, Limits.GET_RECORDS_ENTRIES_MAX)
            .orElse(Limits.GET_RECORDS_ENTRIES_MAX);
    long now = store.nowMilliseconds();
    ShardIterator iterator = ShardIterator.parse(request.requiredText("ShardIterator"), now);
    Stream stream = store.find(iterator.streamName());
    Shard shard = shardOf(iterator, stream);
    if (!shard.admitRead()) {
      throw KinesisException.of(KinesisException.THROUGHPUT_EXCEEDED, shard.rateExceeded());
    }
    Shard.Page page = shard.read(iterator.position(), limit);
    ObjectNode answer = Operation.structure().put("MillisBehindLatest", page.millisecondsBehind());
    ArrayNode records = answer.putArray("Records");
    page.records().forEach(stored -> records.add(structure(stream, shard, stored)));
    if (page.atEnd()) {
      addChildren(answer, stream.inspect(map -> map.childrenOf(shard)));
    } else {
      answer.put("NextShardIterator", iterator.movedTo(page.nextPosition(), now).text());
    }
    return answer;
  }

  private static Shard shardOf(ShardIterator iterator, Stream stream) {
    Optional<Shard> shard =
        stream.createdAtMilliseconds() == iterator.streamCreatedMilliseconds()
            ? stream.inspect(map -> map.find(iterator.shardIndex()))
            : Optional.empty();
    return shard.orElseThrow(
        () ->
            KinesisException.notFound(
                "Shard "
                    + Shard.idOf(iterator.shardIndex())
                    + " in stream "
                    + stream.streamName()
                    + " under account "
                    + stream.accountId()
                    + " does not exist"));
  }

  private static ObjectNode structure(Stream stream, Shard shard, StoredRecord stored) {
    ObjectNode structure =
        Operation.structure()
            .put("SequenceNumber", stream.sequenceNumber(shard.index(), stored.position()))
            .put("PartitionKey", stored.partitionKey())
            .put("EncryptionType", stored.encryptionType().name())
            .putPOJO(
                "ApproximateArrivalTimestamp", Instant.ofEpochMilli(stored.arrivedMilliseconds()));
    structure.set("Data", stored.data());
    return structure;
  }

  private static void addChildren(ObjectNode answer, List<Shard> children) {
    if (!children.isEmpty()) {
      ArrayNode structures = answer.putArray("ChildShards");
      children.forEach(child -> structures.add(ShardStructure.child(child)));
    }
  }
}
