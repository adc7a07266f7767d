package io.trackway.cli.plan;

import io.trackway.cli.console.Terminals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;

/** Shows how far checking is, in a line that is drawn again and again, or in some that stay. */
final class CheckProgress implements AutoCloseable {

  private static final long BETWEEN_DRAWN_NANOS = Duration.ofMillis(200).toNanos();
  private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(5).toNanos();
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final boolean isTerminal;
  private final OptionalLong total;
  private long next = System.nanoTime();

  /**
   * Shown there.
   *
   * @param total the file's bytes, where they are known
   */
  private CheckProgress(PrintWriter out, boolean isTerminal, OptionalLong total) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.total = total;
    again(isTerminal ? BETWEEN_DRAWN_NANOS : BETWEEN_LINES_NANOS);
  }

  static CheckProgress of(PrintWriter out, OptionalLong total) {
    return new CheckProgress(out, Terminals.errIsTerminal(), total);
  }

  /** So many lines, which end after so many bytes; shown now and then. */
  void show(long lines, long bytes) {
    if (System.nanoTime() - next < 0) {
      return;
    }
    String share =
        total.isPresent() && total.getAsLong() > 0
            ? "%3d%%  ".formatted(Math.min(100, 100 * bytes / total.getAsLong()))
            : "";
    String text = "%s%,d checked".formatted(share, lines);
    if (isTerminal) {
      out.print(CLEAR_LINE + text);
      again(BETWEEN_DRAWN_NANOS);
    } else {
      out.println(text);
      again(BETWEEN_LINES_NANOS);
    }
    out.flush();
  }

  private void again(long nanos) {
    next = System.nanoTime() + nanos;
  }

  /** Leaves an empty line in a terminal. */
  @Override
  public void close() {
    if (isTerminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
