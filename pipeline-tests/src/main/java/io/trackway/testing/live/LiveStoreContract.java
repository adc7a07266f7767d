package io.trackway.testing.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.JsonObject;
import io.trackway.live.Document;
import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.live.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LiveStore} and its {@link LiveIndex} do; a subclass only supplies ones that are
 * empty.
 */
public abstract class LiveStoreContract extends LiveSettlementContract {

  private static final int WRITERS = 4;
  private static final int ROUNDS = 100;

  /** Far more than it needs, so that a test ends where every store is a conflict. */
  private static final int TRIES_MAX = 10_000;

  /** In the order of their UTF-8, which is not that of Java's strings. */
  private static final List<String> NAMES_IN_ORDER =
      List.of("!", "0", "10", "9", "A", "a", "a b", "aa", "é", "語", "\uffee", "💥");

  @Test
  void documents_areInTheOrderOfTheirNames() {
    for (String name : NAMES_IN_ORDER.reversed()) {
      put(new Place("names", name), FIRST);
    }
    put(new Place("names2", "other"), FIRST);

    assertThat(names("", 1_000)).isEqualTo(NAMES_IN_ORDER);
    assertThat(names("", 4)).isEqualTo(NAMES_IN_ORDER.subList(0, 4));
    assertThat(names("A", 3)).isEqualTo(List.of("a", "a b", "aa"));
    assertThat(names("Z", 1_000)).isEqualTo(NAMES_IN_ORDER.subList(5, 12));
    assertThat(names("💥", 1_000)).isEmpty();
    assertThat(index().documents("nobody", "", 10)).isEmpty();
  }

  @Test
  void documents_areAsTheyWereStored() {
    put(PLACE, FIRST);
    assertThat(store().store(List.of(new Document(PLACE, 1, SECOND, EXPIRES)))).isEmpty();

    assertThat(index().documents(PLACE.group(), "", 10))
        .containsExactly(new Document(PLACE, 2, SECOND, EXPIRES));
  }

  @Test
  void documents_betweenTallies_areAllFound() {
    List<Place> places = places("mixed", 60);
    for (int number = 0; number < 60; number++) {
      if (number % 3 == 0) {
        put(places.get(number), numbered(number));
      } else {
        settle(List.of(), List.of(), List.of(tally(places.get(number), number)));
      }
    }

    assertThat(index().documents("mixed", "", 15))
        .extracting(Document::content)
        .isEqualTo(IntStream.range(0, 15).mapToObj(n -> numbered(3 * n)).toList());
    assertThat(index().documents("mixed", "", 1_000)).hasSize(20);
    assertThat(index().tallies("mixed")).hasSize(40).first().isEqualTo(tally(places.get(1), 1));
  }

  @Test
  void group_thatTakesSeveralReads_isWhole() {
    List<Place> places = places("heavy", 300);
    String text = "x".repeat(10_000);
    for (int start = 0; start < 300; start += 50) {
      assertThat(
              store()
                  .store(
                      places.subList(start, start + 50).stream()
                          .map(
                              place ->
                                  Document.absent(place)
                                      .with(new JsonObject("{\"text\":\"%s\"}".formatted(text))))
                          .toList()))
          .isEmpty();
    }

    assertThat(index().documents("heavy", "", 1_000)).extracting(Document::place).isEqualTo(places);
  }

  /** Everyone reads, adds one and stores, until it has: none may lose another's. */
  @Test
  void writersOfOneDocument_loseNoChange() throws Exception {
    inParallel(
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            int tries = 0;
            Document read;
            do {
              assertThat(tries++).isLessThan(TRIES_MAX);
              read = load(PLACE);
            } while (!store()
                .store(List.of(read.with(numbered((int) read.version() + 1))))
                .isEmpty());
          }
        });

    assertThat(load(PLACE))
        .isEqualTo(new Document(PLACE, WRITERS * ROUNDS, numbered(WRITERS * ROUNDS), null));
  }

  /** The same where a tally goes with each change: it counts those that were done. */
  @Test
  void settlersOfOneDocument_countEachChangeOnce() throws Exception {
    inParallel(
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            int tries = 0;
            Document read;
            do {
              assertThat(tries++).isLessThan(TRIES_MAX);
              read = load(PLACE);
            } while (!settle(
                    List.of(read.with(numbered((int) read.version() + 1))),
                    List.of(),
                    List.of(tally(DAY, 1)))
                .isEmpty());
          }
        });

    assertThat(load(PLACE).version()).isEqualTo(WRITERS * ROUNDS);
    assertThat(index().tallies(DAY.group()))
        .containsExactly(new Tally(DAY, Map.of("reached_1", (long) WRITERS * ROUNDS)));
  }

  private List<String> names(String after, int countMax) {
    return index().documents("names", after, countMax).stream()
        .map(document -> document.place().name())
        .toList();
  }

  private static void inParallel(Runnable work) throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      writers.add(
          () -> {
            work.run();
            return true;
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(writers)) {
        done.get();
      }
    }
  }
}
