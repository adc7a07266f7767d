package io.trackway.local.kinesis;

/** How requests name a stream: by name, by ARN, or by both. */
final class StreamReference {
  private StreamReference() {}

  static Stream find(StreamStore store, RequestFields request) {
    return store.find(nameIn(store, request).name());
  }

  static StreamName nameIn(StreamStore store, RequestFields request) {
    if (!request.has("StreamName") && !request.has("StreamARN")) {
      throw KinesisException.invalidArgument("Either StreamName or StreamARN should be provided.");
    }
    if (!request.has("StreamARN")) {
      return StreamName.of(request.requiredText("StreamName"), store.account());
    }
    StreamName name = StreamName.ofArn(request.requiredText("StreamARN"), store.account());
    if (request.has("StreamName") && !request.requiredText("StreamName").equals(name.name())) {
      throw KinesisException.invalidArgument("StreamName and StreamARN name different streams.");
    }
    return name;
  }

  /** Finds a shard by its id, or by the bare number that the service takes as well. */
  static Shard shard(Stream stream, String shardId) {
    String digits = shardId.startsWith("shardId-") ? shardId.substring(8) : shardId;
    if (!digits.matches("\\d{1,12}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
      throw missingShard(stream, shardId);
    }
    return stream
        .inspect(map -> map.find(Integer.parseInt(digits)))
        .orElseThrow(() -> missingShard(stream, shardId));
  }

  private static KinesisException missingShard(Stream stream, String shardId) {
    return KinesisException.notFound(
        "Could not find shard "
            + shardId
            + " in stream "
            + stream.streamName()
            + " under account "
            + stream.accountId()
            + ".");
  }
}
