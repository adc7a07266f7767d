package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How answers describe a shard. */
final class ShardStructure {
  private ShardStructure() {}

  static ObjectNode of(Stream stream, Shard shard) {
    ObjectNode structure = Operation.structure().put("ShardId", shard.id());
    List<Integer> parents = shard.identity().parents();
    if (!parents.isEmpty()) {
      structure.put("ParentShardId", Shard.idOf(parents.getFirst()));
    }
    if (parents.size() > 1) {
      structure.put("AdjacentParentShardId", Shard.idOf(parents.getLast()));
    }
    structure.set("HashKeyRange", range(shard));
    ObjectNode numbers = structure.putObject("SequenceNumberRange");
    numbers.put(
        "StartingSequenceNumber",
        stream.sequenceNumber(shard.index(), shard.identity().startPosition()));
    shard
        .closedAtPosition()
        .ifPresent(
            position ->
                numbers.put(
                    "EndingSequenceNumber", stream.sequenceNumber(shard.index(), position)));
    return structure;
  }

  static ObjectNode child(Shard shard) {
    ObjectNode structure = Operation.structure().put("ShardId", shard.id());
    var parents = structure.putArray("ParentShards");
    shard.identity().parents().forEach(parent -> parents.add(Shard.idOf(parent)));
    structure.set("HashKeyRange", range(shard));
    return structure;
  }

  private static ObjectNode range(Shard shard) {
    return Operation.structure()
        .put("StartingHashKey", shard.range().start().toString())
        .put("EndingHashKey", shard.range().end().toString());
  }
}
