package io.trackway.memory;

import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.live.Document;
import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Live state that is kept in memory, where nothing expires and every call succeeds; safe for use by
 * many threads.
 */
public final class MemoryLiveStore implements LiveStore, LiveIndex {

  private static final Comparator<String> BY_BYTES =
      (left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right));

  private final Map<String, NavigableMap<String, Document>> documents = new HashMap<>();
  private final Map<String, NavigableMap<String, Tally>> tallies = new HashMap<>();

  @Override
  public synchronized Map<Place, Document> load(Set<Place> places) {
    Map<Place, Document> loaded = new HashMap<>();
    places.forEach(place -> loaded.put(place, kept(place)));
    return loaded;
  }

  @Override
  public synchronized Set<Place> store(List<Document> changes) {
    requireOnce(changes.stream().map(Document::place));
    Set<Place> conflicts = conflicts(changes);
    changes.stream().filter(change -> !conflicts.contains(change.place())).forEach(this::put);
    return conflicts;
  }

  @Override
  public synchronized Set<Place> settle(Settlement settlement) {
    if (settlement.changes() > Limits.SETTLEMENT_CHANGES_MAX) {
      throw new IllegalArgumentException(
          "a settlement has at most %d changes: %d"
              .formatted(Limits.SETTLEMENT_CHANGES_MAX, settlement.changes()));
    }
    requireOnce(
        Stream.of(
                settlement.documents().stream().map(Document::place),
                settlement.marks().stream().map(Document::place),
                settlement.tallies().stream().map(Tally::place))
            .flatMap(places -> places));
    Set<Place> conflicts = conflicts(settlement.documents());
    if (conflicts.isEmpty()) {
      settlement.documents().forEach(this::put);
      settlement.marks().forEach(this::put);
      settlement.tallies().forEach(this::add);
    }
    return conflicts;
  }

  @Override
  public synchronized List<Document> documents(String group, String after, int countMax) {
    return group(documents, group).tailMap(after, false).values().stream().limit(countMax).toList();
  }

  @Override
  public synchronized List<Tally> tallies(String group) {
    return List.copyOf(group(tallies, group).values());
  }

  private Set<Place> conflicts(List<Document> changes) {
    Set<Place> conflicts = new LinkedHashSet<>();
    for (Document change : changes) {
      if (kept(change.place()).version() != change.version()) {
        conflicts.add(change.place());
      }
    }
    return conflicts;
  }

  private Document kept(Place place) {
    return group(documents, place.group()).getOrDefault(place.name(), Document.absent(place));
  }

  private void put(Document change) {
    Place place = change.place();
    JsonObject content = change.content();
    if (content == null) {
      group(documents, place.group()).remove(place.name());
      return;
    }
    Instant expires = change.expires();
    documents
        .computeIfAbsent(place.group(), _ -> new TreeMap<>(BY_BYTES))
        .put(
            place.name(),
            new Document(
                place,
                kept(place).version() + 1,
                content,
                expires == null ? null : expires.truncatedTo(ChronoUnit.SECONDS)));
  }

  private void add(Tally more) {
    Place place = more.place();
    tallies
        .computeIfAbsent(place.group(), _ -> new TreeMap<>(BY_BYTES))
        .merge(place.name(), more, MemoryLiveStore::sum);
  }

  private static Tally sum(Tally one, Tally other) {
    Map<String, Long> counts = new LinkedHashMap<>(one.counts());
    other.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    return new Tally(one.place(), counts);
  }

  private static <V> NavigableMap<String, V> group(
      Map<String, NavigableMap<String, V>> groups, String name) {
    return groups.getOrDefault(name, new TreeMap<>(BY_BYTES));
  }

  private static void requireOnce(Stream<Place> places) {
    Set<Place> seen = new LinkedHashSet<>();
    places.forEach(
        place -> {
          requireKey(place.group());
          requireKey(place.name());
          if (!seen.add(place)) {
            throw new IllegalArgumentException("a place is changed twice at once");
          }
        });
  }

  private static void requireKey(String key) {
    int size = bytes(key).length;
    if (size < 1 || size > Limits.LIVE_KEY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a key of live state has 1 to %d bytes: %d".formatted(Limits.LIVE_KEY_BYTES_MAX, size));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
