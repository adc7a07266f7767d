package io.trackway.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.input.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a person sees while a file is sent. */
class ProgressLineTest {

  private static final Checkpoint HALF =
      new Checkpoint(new Position(104_000, 500), new Tally(104_000, new TreeMap<>()), 0);

  @Test
  void line_showsBarShareCountRateAndRest() {
    ProgressLine line =
        new ProgressLine(
            HALF, OptionalLong.of(1_000), 8_120, Optional.of(Duration.ofSeconds(72)), none());

    assertThat(line.drawn())
        .isEqualTo("[##########----------]  50%  104,000 sent  8,120/s  1 min 12 s left");
  }

  @Test
  void line_saysWhatItWaitsFor_andFitsATerminal() {
    Pauses.Waiting waiting =
        new Pauses.Waiting(
            "no connection to localhost:8080 for a long time",
            System.nanoTime() + Duration.ofSeconds(30).minusMillis(500).toNanos());
    ProgressLine line =
        new ProgressLine(HALF, OptionalLong.of(1_000), 0, Optional.empty(), Optional.of(waiting));

    assertThat(line.drawn())
        .startsWith("[#####-----]  50%  104,000 sent  retry in 30 s: no connection to localhost")
        .hasSizeLessThan(80);
  }

  @Test
  void line_ofAPipe_hasNeitherBarNorShare() {
    ProgressLine line =
        new ProgressLine(HALF, OptionalLong.empty(), 8_120, Optional.empty(), none());

    assertThat(line.drawn()).isEqualTo("104,000 sent  8,120/s");
  }

  private static Optional<Pauses.Waiting> none() {
    return Optional.empty();
  }
}
