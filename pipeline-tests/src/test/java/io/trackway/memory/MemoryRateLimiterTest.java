package io.trackway.memory;

import io.trackway.ingest.RateLimiter;
import io.trackway.testing.ingest.RateLimiterContract;
import java.util.Collections;
import java.util.List;

class MemoryRateLimiterTest extends RateLimiterContract {

  @Override
  protected List<RateLimiter> instances(int count) {
    return Collections.nCopies(count, new MemoryRateLimiter());
  }
}
