package io.trackway.local.kinesis;

import io.trackway.local.kinesis.Shard.Identity;
import java.time.Instant;

/** Which shards of a stream ListShards tells of. */
record ShardFilter(Type type, long argument) {
  static final ShardFilter EVERYTHING = new ShardFilter(Type.FROM_TRIM_HORIZON, 0);

  /** The filters of the service, by its names. */
  enum Type {
    AFTER_SHARD_ID,
    AT_TRIM_HORIZON,
    FROM_TRIM_HORIZON,
    AT_LATEST,
    AT_TIMESTAMP,
    FROM_TIMESTAMP
  }

  static ShardFilter of(RequestFields filter, Stream stream) {
    Type type = filter.requiredChoice("Type", Type.class);
    return switch (type) {
      case AFTER_SHARD_ID -> {
        String id = filter.text("ShardId").orElseThrow(() -> incomplete(type, "ShardId"));
        yield new ShardFilter(type, StreamReference.shard(stream, id).index());
      }
      case AT_TIMESTAMP, FROM_TIMESTAMP -> {
        Instant moment =
            filter.moment("Timestamp").orElseThrow(() -> incomplete(type, "Timestamp"));
        yield new ShardFilter(type, moment.toEpochMilli());
      }
      case AT_TRIM_HORIZON, FROM_TRIM_HORIZON, AT_LATEST -> new ShardFilter(type, 0);
    };
  }

  private static KinesisException incomplete(Type type, String member) {
    return KinesisException.invalidArgument(
        member + " must be specified in a ShardFilter of type " + type + ".");
  }

  boolean accepts(Stream stream, Shard shard) {
    return switch (type) {
      case AFTER_SHARD_ID -> shard.index() > argument;
      case FROM_TRIM_HORIZON -> true;
      case AT_LATEST -> shard.isOpen();
      case AT_TRIM_HORIZON -> wasOpenAt(shard, trimHorizon(stream));
      case AT_TIMESTAMP -> wasOpenAt(shard, Math.max(argument, trimHorizon(stream)));
      case FROM_TIMESTAMP -> !shard.isClosedBefore(argument);
    };
  }

  /** A young stream's horizon is its creation: nothing can have been trimmed before. */
  private static long trimHorizon(Stream stream) {
    return Math.max(stream.trimHorizonMilliseconds(), stream.createdAtMilliseconds());
  }

  private static boolean wasOpenAt(Shard shard, long milliseconds) {
    Identity identity = shard.identity();
    return identity.createdAtMilliseconds() <= milliseconds && !shard.isClosedBefore(milliseconds);
  }
}
