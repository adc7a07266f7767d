package io.trackway.local.chaos;

import io.trackway.local.demo.report.Terminal;
import java.util.Locale;

/** Shows how far a run is, in one line. */
record Gauges(FaultyServices services, Killer killer, Terminal terminal) {

  /** While it goes on. */
  void show(String stage, long done, long total, long settled) {
    terminal.progress(text(stage, done, total, settled));
  }

  /** When the stage is over. */
  void finish(String stage, long done, long total, long settled) {
    terminal.finish(text(stage, done, total, settled));
  }

  private String text(String stage, long done, long total, long settled) {
    return String.format(
        Locale.ROOT,
        "  %-8s %,7d of %,d sent  %,7d settled  %,6d behind  %,6d faults  %,3d kills",
        stage,
        done,
        total,
        settled,
        Math.max(0, done - settled),
        services.injected(),
        killer.total());
  }
}
