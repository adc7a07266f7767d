package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.BinaryNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One stream: settings, and shards under a lock that writers of records share and resharding owns.
 */
final class Stream implements Shard.Environment {
  private static final long POSITION_FIRST = 1;

  private final StreamName name;
  private final long createdAtMilliseconds;
  private final KinesisOptions options;
  private final HeldBytes heldBytes;
  private final AtomicLong nextPosition = new AtomicLong(POSITION_FIRST);
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final ShardMap shards;
  private volatile StreamSettings settings;
  private volatile boolean deleted;

  Stream(
      StreamName name,
      int shardCount,
      StreamSettings settings,
      KinesisOptions options,
      HeldBytes heldBytes) {
    this.name = name;
    this.settings = settings;
    this.options = options;
    this.heldBytes = heldBytes;
    this.createdAtMilliseconds = options.clock().millis();
    this.shards = new ShardMap(this, shardCount);
  }

  StreamName name() {
    return name;
  }

  StreamSettings settings() {
    return settings;
  }

  long createdAtMilliseconds() {
    return createdAtMilliseconds;
  }

  /** Records that arrived before this moment are gone. */
  long trimHorizonMilliseconds() {
    return nowMilliseconds() - Duration.ofHours(settings.retentionHours()).toMillis();
  }

  long upcomingPosition() {
    return nextPosition.get();
  }

  PutOutcome put(BigInteger hashKey, String partitionKey, BinaryNode data) {
    return locked(
        lock.readLock(),
        map -> {
          requireNotDeleted();
          return map.route(hashKey).append(partitionKey, data, settings.encryptionType());
        });
  }

  /** Looks at the shards as they are after everything expired has gone. */
  <T> T inspect(Function<ShardMap, T> look) {
    expire();
    return locked(lock.readLock(), look);
  }

  void reshard(Consumer<ShardMap> change) {
    locked(
        lock.writeLock(),
        map -> {
          change.accept(map);
          return map;
        });
  }

  void change(UnaryOperator<StreamSettings> change) {
    locked(
        lock.writeLock(),
        _ -> {
          settings = change.apply(settings);
          return settings;
        });
  }

  void expire() {
    long horizon = trimHorizonMilliseconds();
    boolean shardsGone =
        locked(
            lock.readLock(),
            map -> {
              map.all().forEach(shard -> shard.expireBefore(horizon));
              return map.all().stream().anyMatch(shard -> shard.isClosedBefore(horizon));
            });
    if (shardsGone) {
      reshard(map -> map.forgetClosedBefore(horizon));
    }
  }

  /** Frees the memory; a writer that found the stream before is refused from now on. */
  void discard() {
    locked(
        lock.writeLock(),
        map -> {
          deleted = true;
          map.all().forEach(Shard::discard);
          return map;
        });
  }

  List<Shard> shards() {
    return inspect(map -> List.copyOf(map.all()));
  }

  boolean wrote(SequenceNumber number) {
    return number.streamCreatedSeconds() == createdAtMilliseconds / 1_000;
  }

  @Override
  public String streamName() {
    return name.name();
  }

  @Override
  public String accountId() {
    return options.account().id();
  }

  @Override
  public long nowMilliseconds() {
    return options.clock().millis();
  }

  @Override
  public long takePosition() {
    return nextPosition.getAndIncrement();
  }

  @Override
  public String sequenceNumber(int shardIndex, long position) {
    return new SequenceNumber(createdAtMilliseconds / 1_000, shardIndex, position).text();
  }

  @Override
  public ThroughputLimits throughputLimits() {
    return options.throughputLimits();
  }

  @Override
  public HeldBytes heldBytes() {
    return heldBytes;
  }

  private void requireNotDeleted() {
    if (deleted) {
      throw KinesisException.notFound(
          "Stream " + name.name() + " under account " + accountId() + " not found.");
    }
  }

  private <T> T locked(Lock held, Function<ShardMap, T> action) {
    held.lock();
    try {
      return action.apply(shards);
    } finally {
      held.unlock();
    }
  }
}
