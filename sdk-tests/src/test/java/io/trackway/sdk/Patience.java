package io.trackway.sdk;

import java.time.Duration;

/** How long tests wait for what should come. */
final class Patience {

  /** For an SDK to deliver all; the Java SDK of Segment waits up to a minute between two tries. */
  static final Duration DELIVERED = Duration.ofSeconds(150);

  /** For what was delivered to be loaded. */
  static final Duration LOADED = Duration.ofSeconds(60);

  /** For a program to start and to do what takes no network. */
  static final Duration STARTED = Duration.ofSeconds(60);

  private Patience() {}
}
