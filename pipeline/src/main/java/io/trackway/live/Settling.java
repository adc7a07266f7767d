package io.trackway.live;

import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the counts of funnels and segments in line with what people have done.
 *
 * <p>What a person has been counted as stands in the person's trail and changes together with the
 * counts. So it can be done at any time and as often as one likes: after a crash, a race with
 * another shard or a change of who is who, the next time makes it right.
 */
final class Settling {

  private static final int ROUNDS_MAX = 50;

  private final Standing standing;
  private final LiveStore store;
  private final Announcements announcements;
  private final TrailBook book;
  private final String shard;
  private final Instant now;

  /**
   * For one batch.
   *
   * @param shard under whose name is counted
   */
  Settling(Context context, TrailBook book, String shard, Instant now) {
    this.standing = context.standing();
    this.store = context.store();
    this.announcements = context.announcements();
    this.book = book;
    this.shard = shard;
    this.now = now;
  }

  /** What is the same for all batches. */
  record Context(Standing standing, LiveStore store, Announcements announcements) {}

  /** One person who is to be counted as something else. */
  private record Change(String person, Trail trail, Trail.Counted counted) {}

  /**
   * Settles all people whom these ids count for, or ever did.
   *
   * @return how many changed
   */
  int settle(Set<String> ids) {
    Set<String> people =
        book.ask(
            who -> {
              Set<String> found = new LinkedHashSet<>();
              ids.forEach(id -> found.addAll(who.candidates(id)));
              return found;
            });
    int settled = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      List<Change> changes = changes(people);
      if (changes.isEmpty()) {
        announce(people);
        return settled;
      }
      settled += settle(changes);
    }
    throw new IllegalStateException("others change the same people all the time");
  }

  private List<Change> changes(Set<String> people) {
    Map<String, Person> gathered =
        book.ask(
            who -> {
              Map<String, Person> found = new LinkedHashMap<>();
              people.forEach(person -> found.put(person, who.gather(person)));
              return found;
            });
    List<Change> changes = new ArrayList<>();
    gathered.forEach(
        (id, person) -> {
          Trail trail = book.trail(id);
          Trail.Counted counted = standing.of(person.history(), trail.counted(), now);
          if (!counted.equals(trail.counted())) {
            changes.add(new Change(id, trail, counted));
          }
        });
    return changes;
  }

  /** What is announced here and not noted, after a crash, is announced once more. */
  private void announce(Set<String> people) {
    Map<String, Trail> untold = new LinkedHashMap<>();
    for (String person : people) {
      Trail trail = book.trail(person);
      if (!trail.counted().isAnnounced()) {
        untold.put(person, trail);
      }
    }
    if (untold.isEmpty()) {
      return;
    }
    List<SegmentChange> told = new ArrayList<>();
    untold.forEach((person, trail) -> told.addAll(standing.untold(person, trail)));
    announcements.announce(told);
    book.change(untold.keySet(), (_, trail) -> trail.with(trail.counted().announced()));
  }

  /** Settles those that fit into transactions; after a conflict the rest is looked at anew. */
  private int settle(List<Change> changes) {
    int settled = 0;
    Batch batch = new Batch();
    for (Change change : changes) {
      if (!batch.takes(change)) {
        if (!batch.commit()) {
          return settled;
        }
        settled += batch.people();
        batch = new Batch();
        batch.takes(change);
      }
    }
    return batch.commit() ? settled + batch.people() : settled;
  }

  /** Changes that are done together. */
  private final class Batch {
    private final Map<String, Trail> trails = new LinkedHashMap<>();
    private final Map<Place, Document> marks = new HashMap<>();
    private final Map<Place, Map<String, Long>> tallies = new HashMap<>();

    /** Takes the change unless the transaction would become too large. */
    boolean takes(Change change) {
      Map<Place, Map<String, Long>> added =
          Deltas.of(change.trail().counted(), change.counted(), shard);
      List<Document> marked = marks(change);
      Set<Place> places = new HashSet<>(tallies.keySet());
      places.addAll(added.keySet());
      int changes = trails.size() + 1 + marks.size() + marked.size() + places.size();
      if (changes > Limits.SETTLEMENT_CHANGES_MAX && !trails.isEmpty()) {
        return false;
      }
      trails.put(change.person(), change.trail().with(change.counted()));
      marked.forEach(mark -> marks.put(mark.place(), mark));
      added.forEach(
          (place, counts) ->
              counts.forEach(
                  (name, count) ->
                      tallies
                          .computeIfAbsent(place, _ -> new HashMap<>())
                          .merge(name, count, Long::sum)));
      return true;
    }

    int people() {
      return trails.size();
    }

    boolean commit() {
      if (trails.isEmpty()) {
        return true;
      }
      List<Document> documents =
          trails.entrySet().stream()
              .map(trail -> book.document(trail.getKey(), trail.getValue()))
              .toList();
      Settlement settlement =
          new Settlement(
              documents,
              List.copyOf(marks.values()),
              tallies.entrySet().stream()
                  .map(tally -> new Tally(tally.getKey(), tally.getValue()))
                  .toList());
      if (!store.settle(settlement).isEmpty()) {
        book.clear();
        return false;
      }
      trails.forEach(book::noteStored);
      return true;
    }

    private static List<Document> marks(Change change) {
      List<Document> marks = new ArrayList<>();
      change
          .counted()
          .segments()
          .forEach(
              (key, membership) -> {
                Trail.Membership before = change.trail().counted().segments().get(key);
                if (before == null || before.inside() != membership.inside()) {
                  Document absent = Document.absent(Boards.member(key, change.person()));
                  marks.add(membership.inside() ? absent.with(JsonObject.EMPTY) : absent);
                }
              });
      Instant due = change.counted().due();
      if (due != null && !due.equals(change.trail().counted().due())) {
        marks.add(Document.absent(Boards.due(due, change.person())).with(JsonObject.EMPTY));
      }
      return marks;
    }
  }
}
