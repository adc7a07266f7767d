package io.trackway.process;

import java.time.Duration;

/** How much time is left for a batch; nothing is started that cannot end within it. */
@FunctionalInterface
public interface Countdown {

  /** What is left now; zero or less when it is over. */
  Duration left();

  /** One that stands still. */
  static Countdown of(Duration left) {
    return () -> left;
  }
}
