package io.trackway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.testing.simulation.Defect;
import io.trackway.testing.simulation.Promise;
import io.trackway.testing.simulation.Simulation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test of the simulation: what is broken on purpose is found, and by the right promise. */
class DefectTest {

  private static final long SEEDS = 100;

  @ParameterizedTest
  @CsvSource({
    "LEDGER_WITHOUT_OWNER,       P1",
    "LEDGER_WITHOUT_OWNER,       P2",
    "LEDGER_WITHOUT_FINGERPRINT, P1",
    "CHECKPOINT_PAST_FAILURES,   P1",
    "CHECKPOINT_PAST_FAILURES,   P3",
    "ANTI_JOIN_WITHOUT_MUTEX,    P2",
    "ANSWER_WITHOUT_STORING,     P1",
    "DUPLICATES_DROPPED,         P3",
    "KEYS_AT_RANDOM,             P4",
    "ORDER_LOST,                 P4",
    "REPLAY_AS_NEW,              P1",
  })
  void defect_isFound(Defect defect, Promise promise) {
    assertThat(
            LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Simulation.run(seed, defect))
                .anyMatch(report -> !report.broken(promise).isEmpty()))
        .as("%s breaks %s within %d seeds", defect, promise, SEEDS)
        .isTrue();
  }

  @Test
  void defects_areAllTried() throws NoSuchMethodException {
    CsvSource tried =
        DefectTest.class
            .getDeclaredMethod("defect_isFound", Defect.class, Promise.class)
            .getAnnotation(CsvSource.class);
    Set<String> names =
        Arrays.stream(tried.value())
            .map(row -> row.substring(0, row.indexOf(',')))
            .collect(Collectors.toSet());

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Defect.values())
                .filter(defect -> defect != Defect.NONE)
                .map(Defect::name)
                .toList());
  }
}
