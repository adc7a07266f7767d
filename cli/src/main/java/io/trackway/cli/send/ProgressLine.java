package io.trackway.cli.send;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a file is sent, in one line that fits a terminal of 80 columns.
 *
 * @param checkpoint up to where all is answered
 * @param total the file's bytes, where they are known
 * @param eventsPerSecond over the last seconds
 * @param remaining until the end at this speed
 * @param waiting what holds up the next try
 */
record ProgressLine(
    Checkpoint checkpoint,
    OptionalLong total,
    double eventsPerSecond,
    Optional<Duration> remaining,
    Optional<Pauses.Waiting> waiting) {

  private static final int BAR_CELLS = 20;

  /** Leaves room for the reason. */
  private static final int WAITING_BAR_CELLS = 10;

  private static final int COLUMNS_MAX = 79;

  /** With a bar, for one line that is drawn again and again. */
  String drawn() {
    StringBuilder line = new StringBuilder();
    if (total.isPresent()) {
      int cells = waiting.isPresent() ? WAITING_BAR_CELLS : BAR_CELLS;
      int full = (int) (share() * cells);
      line.append('[').append("#".repeat(full)).append("-".repeat(cells - full)).append("] ");
    }
    String whole = line + text();
    return whole.length() <= COLUMNS_MAX ? whole : whole.substring(0, COLUMNS_MAX - 3) + "...";
  }

  /** Without one, for lines that stay. */
  String text() {
    StringBuilder line = new StringBuilder();
    if (total.isPresent()) {
      line.append("%3d%%  ".formatted((int) (share() * 100)));
    }
    line.append("%,d sent".formatted(checkpoint.tally().sent()));
    if (waiting.isPresent()) {
      Pauses.Waiting held = waiting.get();
      line.append("  retry in %d s: %s".formatted(held.left().toSeconds() + 1, held.cause()));
      return line.toString();
    }
    line.append("  %,.0f/s".formatted(eventsPerSecond));
    remaining.ifPresent(left -> line.append("  ").append(shown(left)).append(" left"));
    return line.toString();
  }

  private double share() {
    long all = total.orElse(0);
    return all == 0 ? 1 : Math.min(1, (double) checkpoint.position().offset() / all);
  }

  private static String shown(Duration left) {
    if (left.toHours() > 0) {
      return "%d h %02d min".formatted(left.toHours(), left.toMinutesPart());
    }
    return left.toMinutes() > 0
        ? "%d min %02d s".formatted(left.toMinutes(), left.toSecondsPart())
        : "%d s".formatted(left.toSeconds());
  }
}
