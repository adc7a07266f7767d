package io.trackway.live;

import io.trackway.event.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The trails that are at hand, read from the store as they are asked for. */
final class TrailBook {

  /** For reading, each round reads what the one before has found; for writing it is a new try. */
  private static final int ROUNDS_MAX = 50;

  private final LiveStore store;
  private final Map<String, Entry> entries = new HashMap<>();

  TrailBook(LiveStore store) {
    this.store = store;
  }

  private record Entry(Document document, Trail trail) {}

  /** Reads those that are not at hand. */
  void load(Set<String> ids) {
    Map<Place, String> missing =
        ids.stream()
            .filter(id -> !entries.containsKey(id))
            .collect(Collectors.toMap(Trail::place, Function.identity()));
    if (missing.isEmpty()) {
      return;
    }
    Map<Place, Document> found = store.load(missing.keySet());
    missing.forEach(
        (place, id) -> {
          Document document = found.getOrDefault(place, Document.absent(place));
          JsonObject content = document.content();
          entries.put(
              id, new Entry(document, content == null ? Trail.NONE : TrailCodec.decode(content)));
        });
  }

  /** That of an id, which must be at hand. */
  Trail trail(String id) {
    return Objects.requireNonNull(entries.get(id), "trail was not loaded").trail();
  }

  /** The document of an id that is at hand, with that trail in the place of the one it has. */
  Document document(String id, Trail changed) {
    return document(id).with(TrailCodec.encode(changed));
  }

  /** The answer of people as they stand, for which all trails are read that it takes. */
  <T> T ask(Function<People, T> question) {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Set<String> missing = new HashSet<>();
      T answer =
          question.apply(
              new People(
                  id -> {
                    Entry entry = entries.get(id);
                    if (entry == null) {
                      missing.add(id);
                      return Trail.NONE;
                    }
                    return entry.trail();
                  }));
      if (missing.isEmpty()) {
        return answer;
      }
      load(missing);
    }
    throw new IllegalStateException("ids lead to others for more than " + ROUNDS_MAX + " rounds");
  }

  /**
   * Changes the trails of these ids, each by itself and as often as it takes, since others may
   * change them at the same time.
   *
   * @return the ids whose trails were stored
   * @throws IllegalStateException where others do so all the time
   */
  Set<String> change(Set<String> ids, TrailEdit change) {
    Set<String> pending = ids;
    Set<String> stored = new HashSet<>();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      load(pending);
      Map<String, Trail> changed = new HashMap<>();
      for (String id : pending) {
        Trail before = trail(id);
        Trail after = change.of(id, before);
        if (!after.equals(before)) {
          changed.put(id, after);
        }
      }
      pending = changed.isEmpty() ? Set.of() : store(changed);
      stored.addAll(changed.keySet());
      stored.removeAll(pending);
      if (pending.isEmpty()) {
        return stored;
      }
    }
    throw new IllegalStateException("others change the same ids all the time");
  }

  /** What is to become of the trail of an id. */
  interface TrailEdit {
    Trail of(String id, Trail before);
  }

  /** Removes the trails of these ids, as they are at hand or will be. */
  void remove(Set<String> ids) {
    Set<String> pending = ids;
    for (int round = 0; round < ROUNDS_MAX && !pending.isEmpty(); round++) {
      load(pending);
      List<Document> removed =
          pending.stream()
              .map(this::document)
              .filter(document -> document.content() != null)
              .map(Document::removed)
              .toList();
      Set<Place> conflicts = removed.isEmpty() ? Set.of() : store.store(removed);
      entries.keySet().removeAll(pending);
      pending =
          pending.stream()
              .filter(id -> conflicts.contains(Trail.place(id)))
              .collect(Collectors.toSet());
    }
    if (!pending.isEmpty()) {
      throw new IllegalStateException("others change the same ids all the time");
    }
  }

  private Document document(String id) {
    return Objects.requireNonNull(entries.get(id), "trail was not loaded").document();
  }

  /**
   * Stores these trails, each by itself.
   *
   * @return the ids of which something else was stored in the meantime; they are not at hand any
   *     more
   */
  private Set<String> store(Map<String, Trail> changed) {
    Map<String, Document> documents = new LinkedHashMap<>();
    changed.forEach((id, trail) -> documents.put(id, document(id, trail)));
    Set<Place> conflicts = store.store(List.copyOf(documents.values()));
    Set<String> others = new HashSet<>();
    changed.forEach(
        (id, trail) -> {
          if (conflicts.contains(Trail.place(id))) {
            entries.remove(id);
            others.add(id);
          } else {
            noteStored(id, trail);
          }
        });
    return others;
  }

  /** Notes that this trail has been stored, in the place of the one that is at hand. */
  void noteStored(String id, Trail changed) {
    Document document = document(id, changed);
    entries.put(
        id,
        new Entry(
            new Document(
                document.place(), document.version() + 1, document.content(), document.expires()),
            changed));
  }

  /** Puts away all but these. */
  void keepOnly(Set<String> ids) {
    entries.keySet().retainAll(ids);
  }

  /** Puts away everything. */
  void clear() {
    entries.clear();
  }
}
