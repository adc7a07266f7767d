package io.trackway.memory;

import io.trackway.ingest.Pace;
import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.Sender;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Allowances that are kept in memory; safe for use by many threads. */
public final class MemoryRateLimiter implements RateLimiter {

  /** By sender: when what it has sent would have been sent at the rate that it may. */
  private final Map<String, Long> paidUntil = new HashMap<>();

  @Override
  public synchronized Allowance take(Sender sender, int events, Instant now) {
    if (sender.eventsPerSecond().isEmpty()) {
      return new Allowance.Granted();
    }
    int rate = sender.eventsPerSecond().getAsInt();
    long nanos = Pace.nanos(now);
    long paid = paidUntil.getOrDefault(sender.name(), 0L);
    Allowance allowance = Pace.allowance(paid, Pace.limit(nanos, rate));
    if (allowance instanceof Allowance.Granted) {
      paidUntil.put(sender.name(), Pace.paidUntil(paid, nanos, Pace.cost(events, rate)));
    }
    return allowance;
  }
}
