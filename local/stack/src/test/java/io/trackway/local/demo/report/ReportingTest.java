package io.trackway.local.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the pieces of the report look like. */
class ReportingTest {

  @Test
  void bars_areExactToAnEighth() {
    assertThat(Bars.bar(100, 100, 4)).isEqualTo("████");
    assertThat(Bars.bar(50, 100, 4)).isEqualTo("██");
    assertThat(Bars.bar(40, 100, 4)).isEqualTo("█▋");
    assertThat(Bars.bar(0, 100, 4)).isEmpty();
    assertThat(Bars.bar(1, 0, 4)).isEmpty();
  }

  @Test
  void columns_areAligned() {
    assertThat(new Table().row("sent", "22,416", "requests").row("rejected", "7", "").lines())
        .containsExactly("  sent      22,416  requests", "  rejected       7");
  }

  @Test
  void gauge_tellsRateAndRemainder() {
    assertThat(new Gauge("sending", 0, 2_000).text(500, Duration.ofSeconds(1)))
        .isEqualTo(
            "  sending  ████████░░░░░░░░░░░░░░░░░░░░░░  25 %      500 of 2,000     500/s  3 s"
                + " left");
    assertThat(new Gauge("sending", 0, 2_000).text(2_000, Duration.ofSeconds(4)))
        .endsWith("100 %    2,000 of 2,000     500/s  4.0 s");
  }

  @Test
  void progress_isWrittenOverInATerminalOnly() {
    assertThat(written(true, true)).contains("\r").contains("\u001B[32mgood");
    assertThat(written(false, false)).doesNotContain("\u001B").contains("50 %\n").contains("bär");
  }

  private static String written(boolean isInteractive, boolean hasColours) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    Terminal terminal = new Terminal(out, isInteractive, hasColours);
    terminal.progress("50 %");
    terminal.progress("60 %");
    terminal.finish("100 %");
    terminal.line(terminal.good("good") + " bär");
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
