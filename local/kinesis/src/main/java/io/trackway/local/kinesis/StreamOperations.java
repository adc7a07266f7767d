package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Making, describing, listing and deleting streams. */
final class StreamOperations {
  private static final String ACTIVE = "ACTIVE";

  private final StreamStore store;

  StreamOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "CreateStream", this::create,
        "DeleteStream", this::delete,
        "DescribeLimits", _ -> Optional.of(describeLimits()),
        "DescribeStream", request -> Optional.of(describe(request)),
        "DescribeStreamSummary", request -> Optional.of(describeSummary(request)),
        "ListStreams", request -> Optional.of(list(request)));
  }

  private Optional<ObjectNode> create(RequestFields request) {
    StreamName name = StreamName.of(request.requiredText("StreamName"), store.account());
    StreamMode mode =
        request
            .structure("StreamModeDetails")
            .map(details -> details.requiredChoice("StreamMode", StreamMode.class))
            .orElse(StreamMode.PROVISIONED);
    int recordKibibytesMax =
        request
            .integer("MaxRecordSizeInKiB", Limits.RECORD_KIBIBYTES_MIN, Limits.RECORD_KIBIBYTES_MAX)
            .orElse(Limits.RECORD_KIBIBYTES_DEFAULT);
    Map<String, String> tags = TagOperations.checked(request.textMap("Tags").orElse(Map.of()));
    store.create(
        name, shardCount(request, mode), StreamSettings.of(mode, recordKibibytesMax, tags));
    return Optional.empty();
  }

  private static int shardCount(RequestFields request, StreamMode mode) {
    var requested = request.integer("ShardCount", 1, Limits.SHARDS_PER_ACCOUNT_MAX);
    return switch (mode) {
      case ON_DEMAND -> Limits.ON_DEMAND_SHARDS_INITIAL;
      case PROVISIONED ->
          requested.orElseThrow(
              () ->
                  KinesisException.invalidArgument(
                      "ShardCount is required for a stream of mode PROVISIONED."));
    };
  }

  private Optional<ObjectNode> delete(RequestFields request) {
    store.delete(StreamReference.find(store, request));
    return Optional.empty();
  }

  private ObjectNode describe(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    int limit =
        Math.min(
            request
                .integer("Limit", 1, Limits.LIST_REQUEST_RESULTS_MAX)
                .orElse(Limits.DESCRIBE_STREAM_SHARDS_MAX),
            Limits.DESCRIBE_STREAM_SHARDS_MAX);
    int after =
        request
            .text("ExclusiveStartShardId")
            .map(id -> StreamReference.shard(stream, id).index())
            .orElse(-1);
    List<Shard> rest = stream.shards().stream().filter(shard -> shard.index() > after).toList();
    ObjectNode answer = Operation.structure();
    ObjectNode description = common(stream, answer.putObject("StreamDescription"));
    ArrayNode shards = description.putArray("Shards");
    rest.stream().limit(limit).forEach(shard -> shards.add(ShardStructure.of(stream, shard)));
    description.put("HasMoreShards", rest.size() > limit);
    return answer;
  }

  private ObjectNode describeSummary(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    ObjectNode answer = Operation.structure();
    common(stream, answer.putObject("StreamDescriptionSummary"))
        .put("OpenShardCount", stream.inspect(ShardMap::openCount))
        .put("ConsumerCount", 0)
        .put("MaxRecordSizeInKiB", stream.settings().recordKibibytesMax());
    return answer;
  }

  private static ObjectNode common(Stream stream, ObjectNode description) {
    StreamSettings settings = stream.settings();
    overview(stream, description)
        .put("RetentionPeriodHours", settings.retentionHours())
        .put("EncryptionType", settings.encryptionType().name());
    settings.encryptionKey().ifPresent(key -> description.put("KeyId", key));
    description.putArray("EnhancedMonitoring").addObject().putArray("ShardLevelMetrics");
    return description;
  }

  private static ObjectNode overview(Stream stream, ObjectNode description) {
    description
        .put("StreamName", stream.streamName())
        .put("StreamARN", stream.name().arn())
        .put("StreamStatus", ACTIVE)
        .putPOJO("StreamCreationTimestamp", Instant.ofEpochMilli(stream.createdAtMilliseconds()))
        .putObject("StreamModeDetails")
        .put("StreamMode", stream.settings().mode().name());
    return description;
  }

  /** Continues after a stream's name, which is also the whole of the token. */
  private ObjectNode list(RequestFields request) {
    int limit =
        request
            .integer("Limit", 1, Limits.LIST_REQUEST_RESULTS_MAX)
            .orElse(Limits.LIST_STREAMS_RESULTS_DEFAULT);
    String after =
        request.text("NextToken").or(() -> request.text("ExclusiveStartStreamName")).orElse("");
    List<Stream> rest =
        store.all().stream().filter(stream -> stream.streamName().compareTo(after) > 0).toList();
    List<Stream> page = rest.stream().limit(limit).toList();
    ObjectNode answer = Operation.structure().put("HasMoreStreams", rest.size() > limit);
    ArrayNode names = answer.putArray("StreamNames");
    ArrayNode summaries = answer.putArray("StreamSummaries");
    for (Stream stream : page) {
      names.add(stream.streamName());
      overview(stream, summaries.addObject());
    }
    if (rest.size() > limit) {
      answer.put("NextToken", page.getLast().streamName());
    }
    return answer;
  }

  private ObjectNode describeLimits() {
    long onDemand =
        store.all().stream()
            .filter(stream -> stream.settings().mode() == StreamMode.ON_DEMAND)
            .count();
    return Operation.structure()
        .put("ShardLimit", Limits.SHARDS_PER_ACCOUNT_MAX)
        .put("OpenShardCount", store.openShardCount())
        .put("OnDemandStreamCount", onDemand)
        .put("OnDemandStreamCountLimit", Limits.SHARDS_PER_ACCOUNT_MAX);
  }
}
