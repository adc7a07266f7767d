package io.trackway.local.demo.traffic;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When in a day people listen: on the way to work, at noon, and most in the evening. */
final class Hours {

  private static final int[] WEIGHTS = {
    24, 14, 9, 7, 8, 16, 42, 78, 88, 60, 50, 54, 68, 64, 54, 56, 66, 86, 98, 100, 92, 80, 60, 38
  };

  private Hours() {}

  /** A moment of the day. */
  static Duration draw(RandomGenerator random) {
    int sum = 0;
    for (int weight : WEIGHTS) {
      sum += weight;
    }
    int left = random.nextInt(sum);
    int hour = 0;
    while (left >= WEIGHTS[hour]) {
      left -= WEIGHTS[hour];
      hour++;
    }
    return Duration.ofHours(hour).plusMillis(random.nextInt(3_600_000));
  }
}
