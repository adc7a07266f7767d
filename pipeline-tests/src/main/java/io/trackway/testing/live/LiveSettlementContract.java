package io.trackway.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.Limits;
import io.trackway.live.Document;
import io.trackway.live.LiveIndex;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What changes together or not at all. */
abstract class LiveSettlementContract extends LiveDocumentsContract {

  static final Place MARK = new Place("segment:buyers", "u-1");
  static final Place DAY = new Place("funnel:checkout", "2026-03-01");

  /** What reads groups of the same state. */
  protected abstract LiveIndex index();

  final Set<Place> settle(List<Document> documents, List<Document> marks, List<Tally> tallies) {
    return store().settle(new Settlement(documents, marks, tallies));
  }

  static Tally tally(Place place, long count) {
    return new Tally(place, Map.of("reached_1", count));
  }

  @Test
  void settlement_ofNothing_isDone() {
    assertThat(settle(List.of(), List.of(), List.of())).isEmpty();
  }

  @Test
  void settlement_changesEverything() {
    Place other = new Place("people", "u-2");
    put(other, FIRST);

    assertThat(
            settle(
                List.of(new Document(PLACE, 0, FIRST, EXPIRES), new Document(other, 1, null, null)),
                List.of(new Document(MARK, 0, FIRST, EXPIRES)),
                List.of(tally(DAY, 2))))
        .isEmpty();

    assertThat(load(PLACE)).isEqualTo(new Document(PLACE, 1, FIRST, EXPIRES));
    assertThat(load(other)).isEqualTo(Document.absent(other));
    assertThat(load(MARK)).isEqualTo(new Document(MARK, 1, FIRST, EXPIRES));
    assertThat(index().tallies(DAY.group())).containsExactly(tally(DAY, 2));
  }

  @Test
  void settlement_ofADocumentThatHasChanged_doesNothing_andTellsWhich() {
    Place other = new Place("people", "u-2");
    Place third = new Place("people", "u-3");
    put(PLACE, FIRST);
    put(third, FIRST);

    assertThat(
            settle(
                List.of(
                    Document.absent(PLACE).with(SECOND),
                    Document.absent(other).with(SECOND),
                    new Document(third, 7, null, null)),
                List.of(Document.absent(MARK).with(FIRST)),
                List.of(tally(DAY, 1))))
        .containsExactlyInAnyOrder(PLACE, third);

    assertThat(load(PLACE)).isEqualTo(new Document(PLACE, 1, FIRST, null));
    assertThat(load(other)).isEqualTo(Document.absent(other));
    assertThat(load(third)).isEqualTo(new Document(third, 1, FIRST, null));
    assertThat(load(MARK)).isEqualTo(Document.absent(MARK));
    assertThat(index().tallies(DAY.group())).isEmpty();
  }

  @Test
  void settlement_ofWhatIsAbsent_conflictsWhereItIsNot() {
    assertThat(settle(List.of(Document.absent(PLACE)), List.of(), List.of(tally(DAY, 1))))
        .isEmpty();
    put(PLACE, FIRST);

    assertThat(settle(List.of(Document.absent(PLACE)), List.of(), List.of(tally(DAY, 1))))
        .containsExactly(PLACE);
    assertThat(load(PLACE).content()).isEqualTo(FIRST);
    assertThat(index().tallies(DAY.group())).containsExactly(tally(DAY, 1));
  }

  @Test
  void marks_areStoredAndRemoved_whateverIsThere() {
    put(MARK, FIRST);
    put(MARK, FIRST);

    assertThat(settle(List.of(), List.of(new Document(MARK, 0, SECOND, EXPIRES)), List.of()))
        .isEmpty();
    assertThat(load(MARK)).isEqualTo(new Document(MARK, 3, SECOND, EXPIRES));

    assertThat(settle(List.of(), List.of(new Document(MARK, 9, FIRST, null)), List.of())).isEmpty();
    assertThat(load(MARK)).isEqualTo(new Document(MARK, 4, FIRST, null));

    for (int times = 0; times < 2; times++) {
      assertThat(settle(List.of(), List.of(Document.absent(MARK)), List.of())).isEmpty();
      assertThat(load(MARK)).isEqualTo(Document.absent(MARK));
    }
  }

  /** A document that a mark has replaced has changed for those who read it before. */
  @Test
  void marks_areAChangeForDocuments() {
    put(PLACE, FIRST);
    Document read = load(PLACE);
    settle(List.of(), List.of(Document.absent(PLACE).with(SECOND)), List.of());

    assertThat(store().store(List.of(read.with(FIRST)))).containsExactly(PLACE);
    assertThat(load(PLACE).content()).isEqualTo(SECOND);
  }

  @Test
  void tallies_addUp_alsoNegativeOnes() {
    Place next = new Place(DAY.group(), "2026-03-02");
    add(new Tally(DAY, Map.of("reached_1", 5L, "reached_2", 2L)), tally(next, 1));
    add(new Tally(DAY, Map.of("reached_1", -7L, "Reached_3", 1L)));
    add(new Tally(DAY, Map.of("reached_2", -2L)), new Tally(next, Map.of()));

    assertThat(index().tallies(DAY.group()))
        .containsExactly(
            new Tally(DAY, Map.of("reached_1", -2L, "reached_2", 0L, "Reached_3", 1L)),
            tally(next, 1));
  }

  @Test
  void tallies_areNoDocuments() {
    add(tally(DAY, 1));

    assertThat(load(DAY)).isEqualTo(Document.absent(DAY));
    assertThat(index().documents(DAY.group(), "", 10)).isEmpty();
  }

  /** Names that a service would take for words of its own. */
  @Test
  void counts_mayHaveAnyName() {
    Map<String, Long> counts =
        Map.of("version", 1L, "content", 2L, "size", 3L, "expires", 4L, "_", 5L, "0", 6L);
    add(new Tally(DAY, counts));
    add(new Tally(DAY, Map.of("version", 1L)));

    assertThat(index().tallies(DAY.group()))
        .singleElement()
        .satisfies(
            tally ->
                assertThat(tally.counts())
                    .containsEntry("version", 2L)
                    .containsEntry("expires", 4L)
                    .hasSize(6));
  }

  @Test
  void settlement_takesAsManyChangesAsItMay_andNotOneMore() {
    List<Document> documents =
        new ArrayList<>(
            places("many", 40).stream().map(place -> Document.absent(place).with(FIRST)).toList());
    List<Document> marks =
        places("marks", 30).stream().map(place -> Document.absent(place).with(FIRST)).toList();
    List<Tally> tallies = places("tallies", 30).stream().map(place -> tally(place, 1)).toList();
    assertThat(documents.size() + marks.size() + tallies.size())
        .isEqualTo(Limits.SETTLEMENT_CHANGES_MAX);

    assertThat(settle(documents, marks, tallies)).isEmpty();
    assertThat(index().documents("many", "", 100)).hasSize(40);
    assertThat(index().documents("marks", "", 100)).hasSize(30);
    assertThat(index().tallies("tallies")).hasSize(30);

    documents.add(Document.absent(PLACE).with(FIRST));
    assertThatThrownBy(() -> settle(documents, marks, tallies))
        .isInstanceOf(RuntimeException.class);
    assertThat(load(PLACE)).isEqualTo(Document.absent(PLACE));
    assertThat(index().tallies("tallies")).containsExactlyElementsOf(tallies);
  }

  private void add(Tally... tallies) {
    assertThat(settle(List.of(), List.of(), List.of(tallies))).isEmpty();
  }
}
