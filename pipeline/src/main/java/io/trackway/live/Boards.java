package io.trackway.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The groups under which everything but the trails is kept. */
final class Boards {

  private static final String SEPARATOR = "#";

  private Boards() {}

  /** People by the days and steps of a funnel. */
  static String funnel(String key) {
    return "funnel#" + key;
  }

  /** Those of one day, from one shard: shards count apart, so that they need not wait. */
  static Place funnel(String key, String day, String shard) {
    return new Place(funnel(key), day + SEPARATOR + shard);
  }

  /** The day of a place in a funnel's group. */
  static LocalDate day(Place place) {
    return LocalDate.parse(place.name().substring(0, place.name().indexOf(SEPARATOR)));
  }

  /** How many are in a segment, by shard. */
  static String segment(String key) {
    return "segment#" + key;
  }

  /** Those from one shard. */
  static Place segment(String key, String shard) {
    return new Place(segment(key), shard);
  }

  /** Who is in a segment. */
  static String members(String key) {
    return "members#" + key;
  }

  /** One who is in a segment. */
  static Place member(String key, String person) {
    return new Place(members(key), person);
  }

  /** What a shard of the {@code clean} stream has brought last. */
  static Place emissions(String shard) {
    return new Place("shard#" + shard, "emissions");
  }

  /** What was received in an hour, by shard. */
  static String hour(Instant hour) {
    return "hour#" + hour;
  }

  /** That which one shard has brought. */
  static Place hour(Instant hour, String shard) {
    return new Place(hour(hour), shard);
  }

  /** The hour by whose end the time has passed. */
  static Instant dueHour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
  }

  /** Who is to be looked at again by then. */
  static String due(Instant hour) {
    return "due#" + hour;
  }

  /** One who is to be looked at again by then. */
  static Place due(Instant hour, String person) {
    return new Place(due(hour), person);
  }
}
