package io.trackway.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts people together from the trails of their ids, by the rules of the warehouse's view {@code
 * person_events}.
 */
final class People {

  /** Aliases in a row that are followed. */
  private static final int HOPS_MAX = 3;

  private final Function<String, Trail> trails;

  /**
   * People of these trails.
   *
   * @param trails by id; an id that nothing is known of has {@link Trail#NONE}
   */
  People(Function<String, Trail> trails) {
    this.trails = trails;
  }

  /** Whom the id finds: a user, else the user of that device, else the device itself. */
  String person(String id) {
    Trail trail = trail(id);
    boolean isUser = trail.asUser().events() > 0 || !trail.links().devices().isEmpty();
    return resolve(isUser ? id : user(id).orElse(id));
  }

  /** Everyone that the id counts for or has ever counted for, so far as its links tell. */
  Set<String> candidates(String id) {
    Set<String> found = new LinkedHashSet<>(Set.of(id));
    found.addAll(trail(id).links().users().keySet());
    Set<String> ends = Set.copyOf(found);
    for (int hop = 0; hop < HOPS_MAX; hop++) {
      Set<String> next = new LinkedHashSet<>();
      ends.forEach(end -> next.addAll(trail(end).links().aliases().keySet()));
      found.addAll(next);
      ends = next;
    }
    return found;
  }

  /** The person of that id, with what was done under all ids that count for it. */
  Person gather(String person) {
    List<History> parts = new ArrayList<>();
    List<String> devices = new ArrayList<>();
    List<String> formerIds = new ArrayList<>();
    for (String id : bases(person)) {
      Trail trail = trail(id);
      if (!id.equals(person)) {
        formerIds.add(id);
      }
      parts.add(trail.asUser());
      if (user(id).isEmpty()) {
        parts.add(trail.asDevice());
      }
      for (String device : trail.links().devices().keySet()) {
        if (user(device).filter(id::equals).isPresent()) {
          devices.add(device);
          parts.add(trail(device).asDevice());
        }
      }
    }
    devices.sort(null);
    formerIds.sort(null);
    return new Person(person, devices, formerIds, History.of(parts));
  }

  /** The ids that aliases lead from to this person, itself among them where it is not aliased. */
  private List<String> bases(String person) {
    Map<String, Boolean> found = new LinkedHashMap<>();
    List<String> ends = List.of(person);
    for (int hop = 0; hop <= HOPS_MAX; hop++) {
      List<String> next = new ArrayList<>();
      for (String end : ends) {
        if (found.size() < Bounds.PERSON_IDS_MAX
            && found.putIfAbsent(end, resolve(end).equals(person)) == null) {
          next.addAll(trail(end).links().formerIds().keySet());
        }
      }
      ends = next;
    }
    return found.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** The user who was last seen with the device. */
  private Optional<String> user(String device) {
    Set<String> users = trail(device).links().users().keySet();
    if (users.size() <= 1) {
      return users.stream().findFirst();
    }
    String last = null;
    Moment lastSeen = null;
    for (String user : users) {
      Moment seen = trail(user).links().devices().get(device);
      if (seen != null && (lastSeen == null || seen.compareTo(lastSeen) > 0)) {
        last = user;
        lastSeen = seen;
      }
    }
    return Optional.ofNullable(last);
  }

  private String resolve(String id) {
    String end = id;
    for (int hop = 0; hop < HOPS_MAX; hop++) {
      Optional<Map.Entry<String, Moment>> alias = hop(end);
      if (alias.isEmpty()) {
        return end;
      }
      end = alias.get().getKey();
    }
    return end;
  }

  /** The alias of the id; of two that lead back and forth only the later counts. */
  private Optional<Map.Entry<String, Moment>> hop(String id) {
    return alias(id)
        .filter(
            there ->
                alias(there.getKey())
                    .filter(back -> back.getKey().equals(id))
                    .filter(back -> back.getValue().compareTo(there.getValue()) > 0)
                    .isEmpty());
  }

  private Optional<Map.Entry<String, Moment>> alias(String id) {
    return trail(id).links().aliases().entrySet().stream().max(Map.Entry.comparingByValue());
  }

  private Trail trail(String id) {
    return trails.apply(id);
  }
}
