package io.trackway.local.stack;

import java.time.Duration;

/** Hears of each part of the stack as it comes up; called from several threads. */
@FunctionalInterface
public interface Progress {

  /** For whoever does not care. */
  Progress SILENT = (part, took) -> {};

  void started(String part, Duration took);
}
