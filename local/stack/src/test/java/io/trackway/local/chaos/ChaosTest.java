package io.trackway.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.demo.check.Promise;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the run: every fault of every kind of call, and each function killed. */
class ChaosTest {

  private static final long SEED = 1;
  private static final int EVENTS = 2_500;

  /** No windows: many small batches, so that few events make many calls. */
  private static final Map<String, String> PARAMETERS =
      Map.of("ProcessorWindowSeconds", "0", "LoaderWindowSeconds", "0");

  @Test
  void nothingIsLost_whateverFails(@TempDir Path directory)
      throws IOException, InterruptedException {
    StackOptions stack =
        StackOptions.in(Path.of(System.getProperty("trackway.root")))
            .withDirectory(directory)
            .withParameters(PARAMETERS);
    ChaosOptions options = ChaosOptions.of(SEED, EVENTS).withKillPauseMax(Duration.ofSeconds(4));
    ChaosFindings findings = Chaos.run(stack, options, System.out);
    assertThat(findings.promises()).allSatisfy(it -> assertThat(it).matches(Promise::holds));
    assertThat(findings.hardness().killed()).containsOnlyKeys(Chaos.FUNCTIONS);
  }
}
