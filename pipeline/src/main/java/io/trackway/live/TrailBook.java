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

  /** Each round reads what the one before has found: aliases, devices, and the users of those. */
  private static final int ROUNDS_MAX = 20;

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
    return Objects.requireNonNull(entries.get(id), "trail was not loaded")
        .document()
        .with(TrailCodec.encode(changed));
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
   * Stores these trails, each by itself.
   *
   * @return the ids of which something else was stored in the meantime; they are not at hand any
   *     more
   */
  Set<String> store(Map<String, Trail> changed) {
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
