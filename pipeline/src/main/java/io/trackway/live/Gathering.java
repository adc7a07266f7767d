package io.trackway.live;

import io.trackway.event.CleanEvent;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a batch brings for each id, so that each is stored once. */
final class Gathering {

  private final Remembering remembering;
  private final String shard;
  private final Map<String, TrailChange> changes = new LinkedHashMap<>();

  Gathering(Remembering remembering, String shard) {
    this.remembering = remembering;
    this.shard = shard;
  }

  /** All ids that something is brought for. */
  Set<String> ids() {
    return changes.keySet();
  }

  /**
   * Takes the event.
   *
   * @return whether it names anybody
   */
  boolean take(String sequenceNumber, CleanEvent clean) {
    if (clean.event().key().source().equals(Source.TRACKWAY)) {
      return false;
    }
    Identity identity = clean.event().identity();
    String user = identity.userId();
    String device = identity.anonymousId();
    Moment moment = Moment.of(clean);
    if (user != null && device != null) {
      change(user).addDevice(device, moment);
      change(device).addUser(user, moment);
    }
    String previous = identity.previousId();
    if (clean.event().action().type() == EventType.ALIAS
        && user != null
        && previous != null
        && !previous.equals(user)) {
      change(previous).addAlias(user, moment);
      change(user).addFormerId(previous, moment);
    }
    if (Remembering.isBot(clean)) {
      return user != null || device != null;
    }
    if (user != null) {
      change(user).addAsUser(sequenceNumber, remembering.of(clean));
    } else if (device != null) {
      change(device).addAsDevice(sequenceNumber, remembering.of(clean));
    }
    return user != null || device != null;
  }

  private TrailChange change(String id) {
    return changes.computeIfAbsent(id, _ -> new TrailChange());
  }

  /**
   * Stores the trails that change, of which the book then has no others.
   *
   * @return how many
   * @throws IllegalStateException where others change them all the time
   */
  int store(TrailBook book) {
    Set<String> stored =
        book.change(changes.keySet(), (id, trail) -> change(id).appliedTo(trail, shard));
    // Others may have changed the rest since it was read, and it counts for people here.
    book.keepOnly(stored);
    return stored.size();
  }
}
