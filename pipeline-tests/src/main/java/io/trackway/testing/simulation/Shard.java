package io.trackway.testing.simulation;

import io.trackway.stream.DeliveredRecord;
import java.util.ArrayList;
import java.util.List;

/** One shard of a stream: a range of hash keys, and what was stored while it was open. */
final class Shard {

  final int number;
  final int from;
  final int to;
  final List<Shard> parents;
  final List<DeliveredRecord> records = new ArrayList<>();
  boolean open = true;

  /**
   * A shard without records.
   *
   * @param parents which must be read to their ends before it
   */
  Shard(int number, int from, int to, List<Shard> parents) {
    this.number = number;
    this.from = from;
    this.to = to;
    this.parents = List.copyOf(parents);
  }

  String id() {
    return "shardId-%012d".formatted(number);
  }

  /** Whether that text, which begins with a shard's id, is shortened for the trace. */
  static String shortened(String text) {
    return text.replaceAll("shardId-0{0,11}", "s");
  }
}
