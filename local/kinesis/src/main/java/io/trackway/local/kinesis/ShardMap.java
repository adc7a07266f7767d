package io.trackway.local.kinesis;

import io.trackway.local.kinesis.Shard.Environment;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shards of one stream and their lineage; guarded by the stream's lock.
 *
 * <p>The open shards always cover the whole key space without gap or overlap.
 */
final class ShardMap {
  private final Environment environment;
  private final NavigableMap<Integer, Shard> byIndex = new TreeMap<>();
  private final NavigableMap<BigInteger, Shard> openByStart = new TreeMap<>();
  private int nextIndex;

  ShardMap(Environment environment, int count) {
    this.environment = environment;
    HashRange.evenly(count).forEach(range -> open(range, List.of()));
  }

  Collection<Shard> all() {
    return List.copyOf(byIndex.values());
  }

  Collection<Shard> open() {
    return List.copyOf(openByStart.values());
  }

  int openCount() {
    return openByStart.size();
  }

  Optional<Shard> find(int index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  Shard route(BigInteger hashKey) {
    return Objects.requireNonNull(openByStart.floorEntry(hashKey), "gap in ranges").getValue();
  }

  List<Shard> childrenOf(Shard parent) {
    return byIndex.values().stream()
        .filter(shard -> shard.identity().parents().contains(parent.index()))
        .toList();
  }

  void split(Shard parent, BigInteger newStart) {
    close(parent);
    open(parent.range().before(newStart), List.of(parent.index()));
    open(parent.range().from(newStart), List.of(parent.index()));
  }

  Shard merge(Shard first, Shard second) {
    close(first);
    close(second);
    return open(first.range().joinedWith(second.range()), List.of(first.index(), second.index()));
  }

  /** Splits and merges until there are {@code count} open shards of one size, as documented. */
  void scaleTo(int count) {
    for (HashRange target : HashRange.evenly(count)) {
      Shard atStart = route(target.start());
      if (!atStart.range().start().equals(target.start())) {
        split(atStart, target.start());
      }
      Shard atEnd = route(target.end());
      if (!atEnd.range().end().equals(target.end())) {
        split(atEnd, target.end().add(BigInteger.ONE));
      }
      Shard merged = route(target.start());
      while (!merged.range().end().equals(target.end())) {
        merged = merge(merged, route(merged.range().end().add(BigInteger.ONE)));
      }
    }
  }

  /** Forgets shards that closed before the given time: none of their records is left. */
  void forgetClosedBefore(long milliseconds) {
    byIndex.values().removeIf(shard -> shard.isClosedBefore(milliseconds));
  }

  private Shard open(HashRange range, List<Integer> parents) {
    Shard shard =
        new Shard(
            new Shard.Identity(
                nextIndex++,
                range,
                parents,
                environment.nowMilliseconds(),
                environment.takePosition()),
            environment);
    byIndex.put(shard.index(), shard);
    openByStart.put(range.start(), shard);
    return shard;
  }

  private void close(Shard shard) {
    shard.close();
    openByStart.remove(shard.range().start());
  }
}
