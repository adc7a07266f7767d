package io.trackway.local.demo.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where the demo's output goes: somebody's terminal, or a file or another program. */
public final class Terminal {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final String CLEAR_LINE = "\r\u001B[2K";
  private static final String RESET = "\u001B[0m";

  private final PrintStream out;
  private final boolean isInteractive;
  private final boolean hasColours;
  private boolean isInProgress;
  private long nextLineAt = System.nanoTime();

  /**
   * An output.
   *
   * @param isInteractive whether lines can be written over
   */
  public Terminal(PrintStream out, boolean isInteractive, boolean hasColours) {
    // Bars are not ASCII, whatever the platform's charset is.
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.isInteractive = isInteractive;
    this.hasColours = hasColours;
  }

  /** A line. */
  public void line(String text) {
    endProgress();
    out.println(text);
  }

  /** An empty line and a heading. */
  public void heading(String text) {
    line("");
    line(style("\u001B[1m", text));
  }

  /** Shows how far something is: in place in a terminal, else as a line now and then. */
  public void progress(String text) {
    if (isInteractive) {
      out.print(CLEAR_LINE + text);
      out.flush();
      isInProgress = true;
    } else if (System.nanoTime() >= nextLineAt) {
      nextLineAt = System.nanoTime() + BETWEEN_LINES.toNanos();
      out.println(text);
    }
  }

  /** Shows the last state of what was in progress, and goes on below it. */
  public void finish(String text) {
    if (isInProgress) {
      out.print(CLEAR_LINE);
      isInProgress = false;
    }
    out.println(text);
    nextLineAt = System.nanoTime();
  }

  public String good(String text) {
    return style("\u001B[32m", text);
  }

  public String bad(String text) {
    return style("\u001B[1;31m", text);
  }

  public String faint(String text) {
    return style("\u001B[2m", text);
  }

  private void endProgress() {
    if (isInProgress) {
      out.println();
      isInProgress = false;
    }
  }

  private String style(String code, String text) {
    return hasColours ? code + text + RESET : text;
  }
}
