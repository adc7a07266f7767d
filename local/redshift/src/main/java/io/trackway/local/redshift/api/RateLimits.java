package io.trackway.local.redshift.api;

import io.trackway.local.redshift.RedshiftOptions.Throttle;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each operation in each second of the clock. */
final class RateLimits {
  private final Clock clock;
  private final Map<String, Integer> perSecond;
  private final Map<String, Integer> counts = new HashMap<>();
  private long second;

  RateLimits(Throttle throttle, Clock clock) {
    this.clock = clock;
    this.perSecond =
        Map.of(
            "ExecuteStatement", throttle.executePerSecond(),
            "BatchExecuteStatement", throttle.batchPerSecond(),
            "DescribeStatement", throttle.describePerSecond(),
            "GetStatementResult", throttle.resultPerSecond());
  }

  synchronized void check(String operation) {
    int max = perSecond.getOrDefault(operation, 0);
    if (max == 0) {
      return;
    }
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      counts.clear();
    }
    if (counts.merge(operation, 1, Integer::sum) > max) {
      throw ApiException.throttled();
    }
  }
}
