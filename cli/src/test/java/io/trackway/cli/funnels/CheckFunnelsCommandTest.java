package io.trackway.cli.funnels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on sound and unsound files. */
class CheckFunnelsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void soundFile_isListed() throws IOException {
    String text =
        """
        funnels: [{name: signup, window: 36 hours, order: loose, steps: [{event: a}, {event: b}]}]
        segments: [{name: pro, all: [{trait: plan, is: pro}]}]
        """;

    assertThat(check(text)).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            1 funnels and 1 segments.

              funnel  window  order  steps
              signup  36h     loose      2

              segment  conditions
              pro               1
            """);
  }

  @Test
  void unsoundFile_isToldWithItsLines() throws IOException {
    assertThat(check("funnels: []\nsegment: []\n")).isEqualTo(2);
    assertThat(err.toString())
        .contains("cannot be used:", "line 2: /segment is not known; did you mean segments?");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void missingFile_isTold() {
    assertThat(run(folder.resolve("none.yaml"))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file ", "docs/funnels.md");
  }

  private int check(String text) throws IOException {
    return run(Files.writeString(folder.resolve("funnels.yaml"), text));
  }

  private int run(Path file) {
    return new CommandLine(new FunnelsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("check", file.toString());
  }
}
