package io.trackway.kinesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waiting that takes no time and is written down; every pause is as long as it may be. */
final class VirtualWaiting implements Waiting {

  private final List<Duration> pauses = new ArrayList<>();
  private Duration slept = Duration.ZERO;

  @Override
  public long nanoTime() {
    return slept.toNanos();
  }

  @Override
  public double random() {
    return 1;
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    slept = slept.plus(duration);
  }

  /** Every pause in milliseconds. */
  List<Long> pauses() {
    return pauses.stream().map(Duration::toMillis).toList();
  }
}
