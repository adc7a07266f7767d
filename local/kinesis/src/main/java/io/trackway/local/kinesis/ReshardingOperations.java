package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Changing the number of shards, by hand or to a target; done when the call returns. */
final class ReshardingOperations {
  private final StreamStore store;

  private enum ScalingType {
    UNIFORM_SCALING
  }

  ReshardingOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "SplitShard", this::split,
        "MergeShards", this::merge,
        "UpdateShardCount", request -> Optional.of(updateCount(request)));
  }

  private Optional<ObjectNode> split(RequestFields request) {
    Stream stream = provisioned(request);
    BigInteger newStart =
        request
            .hashKey("NewStartingHashKey")
            .orElseThrow(() -> request.missing("NewStartingHashKey"));
    Shard shard = StreamReference.shard(stream, request.requiredText("ShardToSplit"));
    store.requireRoomForShards(1);
    stream.reshard(
        map -> {
          requireOpen(stream, shard);
          requireInside(stream, shard, newStart);
          map.split(shard, newStart);
        });
    return Optional.empty();
  }

  private Optional<ObjectNode> merge(RequestFields request) {
    Stream stream = provisioned(request);
    Shard first = StreamReference.shard(stream, request.requiredText("ShardToMerge"));
    Shard second = StreamReference.shard(stream, request.requiredText("AdjacentShardToMerge"));
    stream.reshard(
        map -> {
          requireOpen(stream, first);
          requireOpen(stream, second);
          if (first.range().adjoins(second.range())) {
            map.merge(first, second);
          } else if (second.range().adjoins(first.range())) {
            map.merge(second, first);
          } else {
            throw KinesisException.invalidArgument(
                "Shards "
                    + first.id()
                    + " and "
                    + second.id()
                    + place(stream)
                    + " are not an adjacent pair of shards eligible for merging");
          }
        });
    return Optional.empty();
  }

  private ObjectNode updateCount(RequestFields request) {
    Stream stream = provisioned(request);
    request.requiredChoice("ScalingType", ScalingType.class);
    int target = request.requiredInteger("TargetShardCount", 1, Integer.MAX_VALUE);
    int current = stream.inspect(ShardMap::openCount);
    requireReachable(current, target);
    store.requireRoomForShards(Math.max(target - current, 0));
    stream.reshard(map -> map.scaleTo(target));
    return Operation.structure()
        .put("StreamName", stream.streamName())
        .put("StreamARN", stream.name().arn())
        .put("CurrentShardCount", current)
        .put("TargetShardCount", target);
  }

  private Stream provisioned(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    return switch (stream.settings().mode()) {
      case PROVISIONED -> stream;
      case ON_DEMAND ->
          throw KinesisException.validation(
              "Stream "
                  + stream.streamName()
                  + " is of mode ON_DEMAND; only streams of mode PROVISIONED are resharded.");
    };
  }

  private static void requireOpen(Stream stream, Shard shard) {
    if (!shard.isOpen()) {
      throw KinesisException.invalidArgument(
          "Shard " + shard.id() + place(stream) + " is closed and cannot be resharded.");
    }
  }

  private static void requireInside(Stream stream, Shard shard, BigInteger newStart) {
    HashRange range = shard.range();
    boolean tooLow = newStart.compareTo(range.start().add(BigInteger.ONE)) <= 0;
    if (tooLow || newStart.compareTo(range.end()) >= 0) {
      throw KinesisException.invalidArgument(
          "NewStartingHashKey "
              + newStart
              + " used in SplitShard() on shard "
              + shard.id()
              + place(stream)
              + " is not both greater than one plus the shard's StartingHashKey "
              + range.start()
              + " and less than the shard's EndingHashKey "
              + range.end()
              + ".");
    }
  }

  private static void requireReachable(int current, int target) {
    String counts = " Current open shard count: " + current + ", Target shard count: " + target;
    if (target > current * 2L) {
      throw KinesisException.limitExceeded(
          "UpdateShardCount cannot scale up over double your current open shard count." + counts);
    }
    if (target * 2L < current) {
      throw KinesisException.limitExceeded(
          "UpdateShardCount cannot scale down below half your current open shard count." + counts);
    }
  }

  private static String place(Stream stream) {
    return " in stream " + stream.streamName() + " under account " + stream.accountId();
  }
}
