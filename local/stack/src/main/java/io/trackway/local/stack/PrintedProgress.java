package io.trackway.local.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line for each part as it comes up. */
record PrintedProgress(PrintWriter out) implements Progress {

  @Override
  public void started(String part, Duration took) {
    synchronized (out) {
      out.printf(Locale.ROOT, "  %-16s %5.1f s%n", part, took.toMillis() / 1_000.0);
      out.flush();
    }
  }
}
