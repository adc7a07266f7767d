package io.trackway.local.demo.report;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a piece of work is, in one line.
 *
 * @param label what is being done
 * @param begin what was done already when the work was begun
 * @param total what there is to do, in the same unit
 */
public record Gauge(String label, long begin, long total) {

  private static final int WIDTH = 30;

  /** The line after so much was done in that time. */
  public String text(long done, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1_000.0;
    double share = total == 0 ? 1 : (double) done / total;
    long perSecond = seconds == 0 ? 0 : Math.round((done - begin) / seconds);
    String rest =
        done >= total
            ? String.format(Locale.ROOT, "%.1f s", seconds)
            : perSecond == 0 ? "" : (total - done) / perSecond + " s left";
    return String.format(
        Locale.ROOT,
        "  %-8s %s %3.0f %%  %,7d of %,d  %,6d/s  %s",
        label,
        Bars.gauge(share, WIDTH),
        Math.floor(Math.min(1, share) * 100),
        done,
        total,
        perSecond,
        rest);
  }
}
