package io.trackway.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a batch brings for one id. */
final class TrailChange {

  private final List<Portion> asUser = new ArrayList<>();
  private final List<Portion> asDevice = new ArrayList<>();
  private final Map<String, Moment> devices = new HashMap<>();
  private final Map<String, Moment> users = new HashMap<>();
  private final Map<String, Moment> aliases = new HashMap<>();
  private final Map<String, Moment> formerIds = new HashMap<>();

  /** What one event adds, and in which record of the {@code clean} stream it came. */
  private record Portion(String sequenceNumber, History history) {}

  void addAsUser(String sequenceNumber, History history) {
    asUser.add(new Portion(sequenceNumber, history));
  }

  void addAsDevice(String sequenceNumber, History history) {
    asDevice.add(new Portion(sequenceNumber, history));
  }

  void addDevice(String device, Moment seen) {
    devices.merge(device, seen, TrailChange::later);
  }

  void addUser(String user, Moment seen) {
    users.merge(user, seen, TrailChange::later);
  }

  void addAlias(String alias, Moment said) {
    aliases.merge(alias, said, TrailChange::later);
  }

  void addFormerId(String formerId, Moment said) {
    formerIds.merge(formerId, said, TrailChange::later);
  }

  /** The trail with the change, which is the same one where it has the change already. */
  Trail appliedTo(Trail trail, String shard) {
    Trail.Links links = trail.links();
    Trail.Links linked =
        new Trail.Links(
            merged(links.devices(), devices, Bounds.DEVICES_MAX),
            withUsers(links.users()),
            merged(links.aliases(), aliases, Bounds.ALIASES_MAX),
            merged(links.formerIds(), formerIds, Bounds.FORMER_IDS_MAX));
    String before = trail.applied().getOrDefault(shard, "");
    String last = before;
    for (List<Portion> portions : List.of(asUser, asDevice)) {
      for (Portion portion : portions) {
        last =
            SequenceNumbers.isAfter(portion.sequenceNumber(), last)
                ? portion.sequenceNumber()
                : last;
      }
    }
    if (last.equals(before)) {
      return linked.equals(links) ? trail : trail.with(linked);
    }
    Map<String, Position> applied = new HashMap<>();
    trail.applied().forEach((name, number) -> applied.put(name, new Position(number)));
    applied.put(shard, new Position(last));
    Map<String, String> kept = new HashMap<>();
    Bounds.greatest(applied, Bounds.SHARDS_MAX)
        .forEach((name, position) -> kept.put(name, position.sequenceNumber()));
    return new Trail(
        merged(trail.asUser(), asUser, before),
        merged(trail.asDevice(), asDevice, before),
        linked,
        kept,
        trail.counted());
  }

  private record Position(String sequenceNumber) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      return SequenceNumbers.ORDER.compare(sequenceNumber, other.sequenceNumber);
    }
  }

  private static History merged(History history, List<Portion> portions, String before) {
    List<History> parts = new ArrayList<>(List.of(history));
    for (Portion portion : portions) {
      if (SequenceNumbers.isAfter(portion.sequenceNumber(), before)) {
        parts.add(portion.history());
      }
    }
    return History.of(parts);
  }

  private static Map<String, Moment> merged(
      Map<String, Moment> known, Map<String, Moment> added, int max) {
    if (added.isEmpty()) {
      return known;
    }
    Map<String, Moment> merged = new HashMap<>(known);
    added.forEach((id, moment) -> merged.merge(id, moment, TrailChange::later));
    return Bounds.greatest(merged, max);
  }

  /**
   * As long as a device has one user there is nothing to compare, so the moment need not be kept up
   * to date, which would be a write for each batch of every signed-in user.
   */
  private Map<String, Moment> withUsers(Map<String, Moment> known) {
    return known.size() == 1 && known.keySet().equals(users.keySet())
        ? known
        : merged(known, users, Bounds.DEVICES_MAX);
  }

  private static Moment later(Moment one, Moment other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
