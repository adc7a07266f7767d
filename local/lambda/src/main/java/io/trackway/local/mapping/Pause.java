package io.trackway.local.mapping;

import java.time.Duration;

/** Waits: the only way in which pollers let time pass between attempts. */
@FunctionalInterface
public interface Pause {

  void pause(Duration duration) throws InterruptedException;
}
