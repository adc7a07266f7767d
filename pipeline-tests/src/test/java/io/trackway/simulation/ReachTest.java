package io.trackway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.RejectionCode;
import io.trackway.testing.simulation.Fault;
import io.trackway.testing.simulation.Simulation;
import io.trackway.testing.simulation.Simulation.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A promise that is never put at risk is not tested: what runs must come across. */
class ReachTest {

  private static final List<Report> RUNS =
      LongStream.rangeClosed(1, 150).parallel().mapToObj(Simulation::run).toList();

  @ParameterizedTest
  @EnumSource
  void fault_happens(Fault fault) {
    assertThat(RUNS.stream().mapToInt(run -> run.faults().getOrDefault(fault, 0)).sum())
        .isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answered 503",
        "answered 400",
        "closed",
        "bisected",
        "timed out",
        "gives up",
        "replays",
        "nobody waits for the answer",
        "in vain",
        "goes on alone",
        "is rolled back",
        "is refused",
      })
  void path_isTaken(String words) {
    assertThat(
            RUNS.stream()
                .filter(run -> run.trace().stream().anyMatch(line -> line.contains(words))))
        .hasSizeGreaterThan(3);
  }

  @Test
  void rejections_areOfEveryKindThatAClientOrAForeignWriterCanCause() {
    assertThat(
            RUNS.stream()
                .flatMap(run -> run.contents().rejected().stream())
                .map(row -> row.rejection().reason().code())
                .collect(Collectors.toSet()))
        .contains(
            RejectionCode.INVALID_JSON,
            RejectionCode.NOT_AN_OBJECT,
            RejectionCode.MISSING_FIELD,
            RejectionCode.INVALID_FIELD,
            RejectionCode.UNREADABLE_RECORD,
            RejectionCode.ENRICHMENT_FAILED,
            RejectionCode.PLAN_VIOLATION,
            RejectionCode.ID_CONFLICT,
            RejectionCode.WAREHOUSE_REFUSED);
  }
}
