package io.trackway.cli.send;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast events go, over the last seconds. */
final class Meter {

  /** Long enough to even out a pause, short enough to follow a change. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(15).toNanos();

  private static final long BETWEEN_SAMPLES_NANOS = Duration.ofMillis(500).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long events, long bytes) {}

  /** Notes how much was sent at that time of {@link System#nanoTime}. */
  void note(long nanos, long events, long bytes) {
    if (!samples.isEmpty() && nanos - samples.getLast().nanos() < BETWEEN_SAMPLES_NANOS) {
      return;
    }
    samples.add(new Sample(nanos, events, bytes));
    while (nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.remove();
    }
  }

  double eventsPerSecond() {
    return span() == 0
        ? 0
        : (samples.getLast().events() - samples.getFirst().events()) * NANOS_PER_SECOND / span();
  }

  /** How long that many bytes will take; nothing while nothing moves. */
  Optional<Duration> remaining(long bytes) {
    if (span() == 0) {
      return Optional.empty();
    }
    long moved = samples.getLast().bytes() - samples.getFirst().bytes();
    return moved == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) ((double) bytes / moved * span())));
  }

  private long span() {
    return samples.isEmpty() ? 0 : samples.getLast().nanos() - samples.getFirst().nanos();
  }
}
