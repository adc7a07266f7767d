package io.trackway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.testing.simulation.Simulation;
import io.trackway.testing.simulation.Simulation.Report;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole pipeline under every fault; each seed is a run of its own. */
class SimulationTest {

  private static final long SEEDS = 2_000;
  private static final int SHOWN_MAX = 5;

  @Test
  void everyPromiseHolds_whateverTheSeed() {
    List<String> broken =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(Simulation::run)
            .filter(report -> !report.breaches().isEmpty())
            .map(Report::summary)
            .toList();

    assertThat(broken.stream().limit(SHOWN_MAX))
        .as("%d of %d seeds break a promise", broken.size(), SEEDS)
        .isEmpty();
  }

  @Test
  void oneSeed_givesTheSameTraceEachTime() {
    for (long seed = 1; seed <= 20; seed++) {
      Report first = Simulation.run(seed);
      Report second = Simulation.run(seed);

      assertThat(second.trace()).as("seed %d", seed).isEqualTo(first.trace()).isNotEmpty();
      assertThat(second.contents()).isEqualTo(first.contents());
    }
  }

  @Test
  void otherSeeds_giveOtherTraces() {
    assertThat(LongStream.rangeClosed(1, 50).mapToObj(seed -> Simulation.run(seed).trace()))
        .doesNotHaveDuplicates();
  }
}
