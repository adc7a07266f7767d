package io.trackway.testing.simulation;

import io.trackway.event.Limits;
import io.trackway.stream.Appended;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A stream as Kinesis has it: shards that come and go, and appends that fail in part. */
final class SimulatedStream implements RecordStream {

  private static final int HASH_KEYS = 1 << 16;
  private static final int SHARDS_MAX = 5;
  private static final int ATTEMPTS = 2;

  private final String name;
  private final Fate fate;
  private final Consumer<DeliveredRecord> stored;
  private final List<Shard> shards = new ArrayList<>();
  private int sequenceNumber;

  /**
   * A stream of one shard.
   *
   * @param stored learns of each record that becomes durable
   */
  SimulatedStream(String name, Fate fate, Consumer<DeliveredRecord> stored) {
    this.name = name;
    this.fate = fate;
    this.stored = stored;
    addShard(0, HASH_KEYS - 1, List.of());
  }

  List<Shard> shards() {
    return shards;
  }

  @Override
  public Appended append(List<StreamRecord> records, Duration timeLimit) {
    records.forEach(record -> record.requireWithin(Limits.KINESIS_RECORD_BYTES_MAX));
    Set<Integer> missing = new TreeSet<>();
    for (int index = 0; index < records.size(); index++) {
      missing.add(index);
    }
    fate.between("before append to " + name);
    for (int attempt = 0; attempt < ATTEMPTS && !missing.isEmpty(); attempt++) {
      put(records, missing);
    }
    return missing.isEmpty()
        ? new Appended.All()
        : new Appended.Partly(missing, "not acknowledged");
  }

  /** Of each key, records are only stored until one is not acknowledged. */
  private void put(List<StreamRecord> records, Set<Integer> missing) {
    Set<String> failed = new HashSet<>();
    for (int index : List.copyOf(missing)) {
      StreamRecord record = records.get(index);
      if (failed.contains(record.partitionKey())) {
        continue;
      }
      if (fate.strikes(Fault.THROTTLE)) {
        fate.note(name + ": throttled, lane " + record.partitionKey());
        failed.add(record.partitionKey());
        continue;
      }
      store(record);
      if (fate.strikes(Fault.LOST_ACKNOWLEDGEMENT)) {
        fate.note(name + ": acknowledgement lost");
        failed.add(record.partitionKey());
      } else {
        missing.remove(index);
      }
      fate.between("after append to " + name);
    }
  }

  /** Stores a record, whoever wrote it. */
  void store(StreamRecord record) {
    int hashKey = Math.floorMod(record.partitionKey().hashCode() * 0x9E3779B9, HASH_KEYS);
    Shard shard =
        shards.stream()
            .filter(each -> each.open && each.from <= hashKey && hashKey <= each.to)
            .findFirst()
            .orElseThrow();
    sequenceNumber += 1 + fate.below(3);
    DeliveredRecord delivered =
        new DeliveredRecord(
            shard.id(), Integer.toString(sequenceNumber), record.partitionKey(), record.data());
    shard.records.add(delivered);
    fate.note(
        "%s: s%d:%d stored, lane %s"
            .formatted(name, shard.number, sequenceNumber, record.partitionKey()));
    stored.accept(delivered);
  }

  /** Splits a shard, or merges two neighbours. */
  void reshard() {
    List<Shard> open =
        shards.stream()
            .filter(shard -> shard.open)
            .sorted(Comparator.comparing((Shard shard) -> shard.from))
            .toList();
    int index = fate.below(open.size());
    Shard shard = open.get(index);
    boolean merge = open.size() == SHARDS_MAX || (open.size() > 1 && fate.oneIn(2));
    if (merge) {
      int other = index + 1 < open.size() ? index + 1 : index - 1;
      Shard left = open.get(Math.min(index, other));
      Shard right = open.get(Math.max(index, other));
      close(left);
      close(right);
      addShard(left.from, right.to, List.of(left, right));
    } else if (shard.from < shard.to) {
      int middle = shard.from + fate.below(shard.to - shard.from);
      close(shard);
      addShard(shard.from, middle, List.of(shard));
      addShard(middle + 1, shard.to, List.of(shard));
    }
  }

  private void close(Shard shard) {
    shard.open = false;
    fate.note(name + ": s" + shard.number + " closed");
  }

  private void addShard(int from, int to, List<Shard> parents) {
    Shard shard = new Shard(shards.size(), from, to, parents);
    shards.add(shard);
    fate.note("%s: s%d opened for %d to %d".formatted(name, shard.number, from, to));
  }
}
