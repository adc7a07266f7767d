package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever is split, merged and scaled, each hash key has exactly one open shard. */
class ShardMapTest {
  private static final String KEY_MAX = "340282366920938463463374607431768211455";

  @Property(tries = 200)
  void partitionKey_hasExactlyOneShard(
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @StringLength(min = 1, max = 256) String partitionKey) {
    BigInteger key = HashRange.keyOf(partitionKey);

    assertThat(HashRange.evenly(count)).hasSize(count).filteredOn(r -> r.contains(key)).hasSize(1);
    assertThat(stream(count).inspect(map -> map.route(key)).range().contains(key)).isTrue();
  }

  @Property(tries = 200)
  void openShards_coverAllKeys_afterAnyResharding(
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll @Size(max = 6) List<@BigRange(min = "1", max = KEY_MAX) BigInteger> splits,
      @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 12) Integer> targets) {
    Stream stream = stream(count);
    for (BigInteger split : splits) {
      stream.reshard(
          map -> {
            Shard shard = map.route(split);
            if (!shard.range().start().equals(split)) {
              map.split(shard, split);
            }
          });
      assertCovered(stream);
    }
    for (int target : targets) {
      stream.reshard(map -> map.scaleTo(target));
      assertThat(openRanges(stream)).isEqualTo(HashRange.evenly(target));
    }
    assertLineage(stream);
  }

  private static void assertCovered(Stream stream) {
    List<HashRange> ranges = openRanges(stream);
    assertThat(ranges.getFirst().start()).isEqualTo(BigInteger.ZERO);
    assertThat(ranges.getLast().end()).isEqualTo(HashRange.KEY_MAX);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i - 1).adjoins(ranges.get(i))).isTrue();
    }
  }

  /** A child begins after its parents have ended, and lies in what they covered. */
  private static void assertLineage(Stream stream) {
    List<Shard> shards = stream.shards();
    for (Shard child : shards) {
      List<Shard> parents = new ArrayList<>();
      child.identity().parents().forEach(index -> parents.add(shards.get(index)));
      assertThat(parents).hasSizeLessThanOrEqualTo(2);
      for (Shard parent : parents) {
        assertThat(parent.closedAtPosition().orElseThrow())
            .isLessThan(child.identity().startPosition());
      }
      if (!parents.isEmpty()) {
        assertThat(child.range().start())
            .isGreaterThanOrEqualTo(parents.getFirst().range().start());
        assertThat(child.range().end()).isLessThanOrEqualTo(parents.getLast().range().end());
      }
    }
  }

  private static List<HashRange> openRanges(Stream stream) {
    return stream.inspect(map -> map.open().stream().map(Shard::range).toList());
  }

  private static Stream stream(int shards) {
    KinesisOptions options = KinesisOptions.standard().withClock(new TestClock());
    return new Stream(
        StreamName.of("stream", options.account()),
        shards,
        StreamSettings.of(StreamMode.PROVISIONED, Limits.RECORD_KIBIBYTES_DEFAULT, Map.of()),
        options,
        new HeldBytes(options.heldBytesMax()));
  }
}
