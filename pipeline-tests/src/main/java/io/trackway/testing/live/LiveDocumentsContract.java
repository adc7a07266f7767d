package io.trackway.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.live.Document;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.testing.load.AwkwardText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How documents are stored one by one, and told again. */
abstract class LiveDocumentsContract {

  static final Instant EXPIRES = Instant.parse("2099-03-01T12:00:00Z");
  static final Place PLACE = new Place("people", "u-1");
  static final JsonObject FIRST = new JsonObject("{\"seen\":1}");
  static final JsonObject SECOND = new JsonObject("{\"seen\":2}");

  /** The store under test, which a new test finds empty. */
  protected abstract LiveStore store();

  final Document load(Place place) {
    Map<Place, Document> loaded = store().load(Set.of(place));
    assertThat(loaded).containsOnlyKeys(place);
    return loaded.getOrDefault(place, Document.absent(place));
  }

  /** Stores it over whatever is there. */
  final void put(Place place, JsonObject content) {
    assertThat(store().store(List.of(load(place).with(content)))).isEmpty();
  }

  static List<Place> places(String group, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Place(group, "n-%04d".formatted(number)))
        .toList();
  }

  static JsonObject numbered(int number) {
    return new JsonObject("{\"number\":%d}".formatted(number));
  }

  @Test
  void load_ofNoPlace_isNothing() {
    assertThat(store().load(Set.of())).isEmpty();
  }

  @Test
  void load_ofWhatIsNotThere_isAbsent() {
    assertThat(load(PLACE)).isEqualTo(Document.absent(PLACE));
  }

  @Test
  void store_ofNothing_hasNoConflicts() {
    assertThat(store().store(List.of())).isEmpty();
  }

  @Test
  void version_isHowOftenItWasStored() {
    for (int times = 1; times <= 3; times++) {
      put(PLACE, numbered(times));
      assertThat(load(PLACE)).isEqualTo(new Document(PLACE, times, numbered(times), null));
    }
  }

  @Test
  void store_overWhatHasChanged_isAConflict_andChangesNothing() {
    Document absent = load(PLACE);
    put(PLACE, FIRST);
    Document first = load(PLACE);

    assertThat(store().store(List.of(absent.with(SECOND)))).containsExactly(PLACE);
    assertThat(load(PLACE)).isEqualTo(first);

    put(PLACE, SECOND);
    assertThat(store().store(List.of(first.with(FIRST)))).containsExactly(PLACE);
    assertThat(load(PLACE).content()).isEqualTo(SECOND);
  }

  @Test
  void store_overWhatIsGone_isAConflict() {
    put(PLACE, FIRST);
    Document first = load(PLACE);
    assertThat(store().store(List.of(removed(first)))).isEmpty();

    assertThat(store().store(List.of(first.with(SECOND)))).containsExactly(PLACE);
    assertThat(load(PLACE)).isEqualTo(Document.absent(PLACE));
  }

  @Test
  void conflicts_leaveTheOthersStored() {
    List<Place> places = places("people", 60);
    List<Document> absent = places.stream().map(this::load).toList();
    Set<Place> taken =
        IntStream.range(0, 60)
            .filter(number -> number % 7 == 0)
            .mapToObj(places::get)
            .collect(Collectors.toSet());
    taken.forEach(place -> put(place, FIRST));

    assertThat(store().store(absent.stream().map(document -> document.with(SECOND)).toList()))
        .isEqualTo(taken);

    store()
        .load(Set.copyOf(places))
        .forEach(
            (place, document) ->
                assertThat(document)
                    .isEqualTo(
                        new Document(place, 1, taken.contains(place) ? FIRST : SECOND, null)));
  }

  @Test
  void removal_leavesAbsence_andIsSubjectToTheVersion() {
    put(PLACE, FIRST);
    Document first = load(PLACE);
    put(PLACE, SECOND);

    assertThat(store().store(List.of(removed(first)))).containsExactly(PLACE);
    assertThat(load(PLACE).content()).isEqualTo(SECOND);
    assertThat(store().store(List.of(removed(load(PLACE))))).isEmpty();
    assertThat(load(PLACE)).isEqualTo(Document.absent(PLACE));
  }

  @Test
  void removal_ofWhatIsNotThere_doesNothing_unlessItIsThere() {
    assertThat(store().store(List.of(Document.absent(PLACE)))).isEmpty();
    assertThat(load(PLACE)).isEqualTo(Document.absent(PLACE));

    put(PLACE, FIRST);
    assertThat(store().store(List.of(Document.absent(PLACE)))).containsExactly(PLACE);
    assertThat(load(PLACE).content()).isEqualTo(FIRST);
  }

  @Test
  void storesAndRemovalsTogether_areEachDoneForThemselves() {
    List<Place> places = places("people", 90);
    places.subList(0, 60).forEach(place -> put(place, FIRST));
    List<Document> changes = new ArrayList<>();
    places.subList(0, 30).forEach(place -> changes.add(removed(load(place))));
    places.subList(30, 90).forEach(place -> changes.add(load(place).with(SECOND)));
    put(places.getFirst(), SECOND);
    put(places.get(30), SECOND);

    assertThat(store().store(changes)).containsExactlyInAnyOrder(places.getFirst(), places.get(30));

    Map<Place, Document> after = store().load(Set.copyOf(places));
    places
        .subList(1, 30)
        .forEach(place -> assertThat(after).containsEntry(place, Document.absent(place)));
    places
        .subList(30, 60)
        .forEach(
            place -> assertThat(after).containsEntry(place, new Document(place, 2, SECOND, null)));
    places
        .subList(60, 90)
        .forEach(
            place -> assertThat(after).containsEntry(place, new Document(place, 1, SECOND, null)));
  }

  /** A service tells and takes so many only in several calls. */
  @Test
  void manyAtOnce_areEachInTheirPlace() {
    List<Place> places = places("many", 300);

    assertThat(
            store()
                .store(
                    IntStream.range(0, 300)
                        .mapToObj(
                            number -> Document.absent(places.get(number)).with(numbered(number)))
                        .toList()))
        .isEmpty();

    Set<Place> asked = new HashSet<>(places);
    asked.addAll(places("others", 300));
    Map<Place, Document> loaded = store().load(asked);
    assertThat(loaded).hasSize(600);
    for (int number = 0; number < 300; number++) {
      assertThat(loaded)
          .containsEntry(
              places.get(number), new Document(places.get(number), 1, numbered(number), null));
    }
    assertThat(loaded.values()).filteredOn(document -> document.version() == 0).hasSize(300);
  }

  @Test
  void expiry_isKeptToTheSecond_changed_andTakenAway() {
    assertThat(store().store(List.of(new Document(PLACE, 0, FIRST, EXPIRES.plusMillis(999)))))
        .isEmpty();
    assertThat(load(PLACE)).isEqualTo(new Document(PLACE, 1, FIRST, EXPIRES));

    Instant later = EXPIRES.plusSeconds(60);
    assertThat(store().store(List.of(new Document(PLACE, 1, FIRST, later)))).isEmpty();
    assertThat(load(PLACE)).isEqualTo(new Document(PLACE, 2, FIRST, later));

    assertThat(store().store(List.of(new Document(PLACE, 2, FIRST, null)))).isEmpty();
    assertThat(load(PLACE)).isEqualTo(new Document(PLACE, 3, FIRST, null));
  }

  @Test
  void largeDocuments_comeBackAsTheyWere() {
    List<Place> places = places("large", 8);
    List<Document> large =
        IntStream.range(0, 8)
            .mapToObj(number -> Document.absent(places.get(number)).with(large(number)))
            .toList();

    assertThat(store().store(large)).isEmpty();

    Map<Place, Document> loaded = store().load(Set.copyOf(places));
    for (Document document : large) {
      assertThat(loaded)
          .containsEntry(
              document.place(), new Document(document.place(), 1, document.content(), null));
    }
  }

  @Test
  void anyText_isAKey_andContent() {
    for (String text : AwkwardText.ALL) {
      Place place = new Place("g:" + text, "n:" + text);
      JsonObject content = new JsonObject("{\"text\":%s}".formatted(AwkwardText.json(text)));
      put(place, content);
      assertThat(load(place)).isEqualTo(new Document(place, 1, content, null));
    }
  }

  @Test
  void keys_areToldApartToTheLastByte() {
    String longest = "é".repeat(Limits.LIVE_KEY_BYTES_MAX / 2);
    Place place = new Place(longest, longest);
    put(place, FIRST);

    assertThat(load(place).content()).isEqualTo(FIRST);
    assertThat(load(new Place(longest, longest.substring(1))).version()).isZero();
    assertThat(load(new Place("people", "U-1")).version()).isZero();
  }

  @Test
  void keys_thatAreEmptyOrTooLong_areRefused() {
    for (String name : List.of("", "x".repeat(Limits.LIVE_KEY_BYTES_MAX + 1))) {
      Document document = new Document(new Place("people", name), 0, FIRST, null);
      assertThatThrownBy(() -> store().store(List.of(document)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  static Document removed(Document document) {
    return new Document(document.place(), document.version(), null, null);
  }

  /** 100 KB that do not get much smaller by compression. */
  private static JsonObject large(int seed) {
    Random random = new Random(seed);
    String text =
        random
            .ints(100_000, 0, 64)
            .mapToObj(index -> String.valueOf((char) ('0' + index)))
            .map(character -> character.equals("\\") ? "/" : character)
            .collect(Collectors.joining());
    return new JsonObject("{\"text\":\"%s\"}".formatted(text));
  }
}
