package io.trackway.live;

/** The groups under which counts are kept. */
final class Boards {

  private Boards() {}

  /** People by the day and step of a funnel, from each shard. */
  static Place funnel(String key, String day, String shard) {
    return new Place("funnel#" + key, day + "#" + shard);
  }

  /** How many are in a segment, from each shard. */
  static Place segment(String key, String shard) {
    return new Place("segment#" + key, shard);
  }

  /** One who is in a segment. */
  static Place member(String key, String person) {
    return new Place("members#" + key, person);
  }

  /** What a shard of the {@code clean} stream has brought last. */
  static Place emissions(String shard) {
    return new Place("shard#" + shard, "emissions");
  }
}
