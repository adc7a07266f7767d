package io.trackway.benchmarks.disorder;

import java.util.random.RandomGenerator;

/**
 * The way from a client to the endpoint.
 *
 * @param medianSeconds how long half of the requests take at most
 * @param failures the share of attempts that do not get through
 */
record Network(double medianSeconds, double failures) {

  static final Network MOBILE = new Network(0.150, 0.02);
  static final Network BROWSER = new Network(0.080, 0.01);
  static final Network SERVER = new Network(0.015, 0.002);

  /** A few take ten times as long as most. */
  private static final double SPREAD = 0.8;

  private static final double BACKOFF_FIRST_SECONDS = 1;
  private static final double BACKOFF_MAX_SECONDS = 10;
  private static final int RETRIES_MAX = 20;

  /** How long it takes until a request has got through, its retries included. */
  double seconds(RandomGenerator random) {
    double waited = 0;
    double backoff = BACKOFF_FIRST_SECONDS;
    for (int retry = 0; retry < RETRIES_MAX && random.nextDouble() < failures; retry++) {
      waited += delay(random) + backoff * random.nextDouble(0.8, 1.2);
      backoff = Math.min(BACKOFF_MAX_SECONDS, backoff * 2);
    }
    return waited + delay(random);
  }

  private double delay(RandomGenerator random) {
    return medianSeconds * Math.exp(SPREAD * random.nextGaussian());
  }
}
