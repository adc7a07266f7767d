package io.trackway.local.kinesis;

import io.trackway.local.kinesis.KinesisOptions.Account;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All streams of one server, by name. */
final class StreamStore {
  private final KinesisOptions options;
  private final HeldBytes heldBytes;
  private final ConcurrentNavigableMap<String, Stream> streams = new ConcurrentSkipListMap<>();

  StreamStore(KinesisOptions options) {
    this.options = options;
    this.heldBytes = new HeldBytes(options.heldBytesMax());
  }

  Account account() {
    return options.account();
  }

  long nowMilliseconds() {
    return options.clock().millis();
  }

  List<Stream> all() {
    return List.copyOf(streams.values());
  }

  synchronized void create(StreamName name, int shardCount, StreamSettings settings) {
    if (streams.containsKey(name.name())) {
      throw KinesisException.of(
          "ResourceInUseException",
          "Stream " + name.name() + " under account " + account().id() + " already exists.");
    }
    requireRoomForShards(shardCount);
    streams.put(name.name(), new Stream(name, shardCount, settings, options, heldBytes));
  }

  Stream find(String name) {
    Stream stream = streams.get(name);
    if (stream == null) {
      throw KinesisException.notFound(
          "Stream " + name + " under account " + account().id() + " not found.");
    }
    return stream;
  }

  void delete(Stream stream) {
    if (streams.remove(stream.streamName(), stream)) {
      stream.discard();
    }
  }

  int openShardCount() {
    return streams.values().stream().mapToInt(stream -> stream.inspect(ShardMap::openCount)).sum();
  }

  void requireRoomForShards(int additional) {
    int open = openShardCount();
    if (open + additional > Limits.SHARDS_PER_ACCOUNT_MAX) {
      throw KinesisException.limitExceeded(
          "This request would exceed the shard limit for the account "
              + account().id()
              + " in "
              + account().region()
              + ". Current shard count for the account: "
              + open
              + ". Limit: "
              + Limits.SHARDS_PER_ACCOUNT_MAX
              + ". Number of additional shards that would have resulted from this request: "
              + additional
              + ".");
    }
  }

  /** Frees what has expired where a write would find no room otherwise. */
  void makeRoomFor(long bytes) {
    if (!heldBytes.hasRoomFor(bytes)) {
      streams.values().forEach(Stream::expire);
    }
  }
}
