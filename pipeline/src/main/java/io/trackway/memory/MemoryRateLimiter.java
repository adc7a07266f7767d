package io.trackway.memory;

import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Allowances that are kept in memory; safe for use by many threads. */
public final class MemoryRateLimiter implements RateLimiter {

  private static final Duration BURST = Duration.ofSeconds(1);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** By sender: when what it has sent would have been sent at the rate that it may. */
  private final Map<String, Instant> paidUntil = new HashMap<>();

  @Override
  public synchronized Allowance take(Sender sender, int events, Instant now) {
    if (sender.eventsPerSecond().isEmpty()) {
      return new Allowance.Granted();
    }
    Instant paid = paidUntil.getOrDefault(sender.name(), Instant.EPOCH);
    Instant from = paid.isAfter(now) ? paid : now;
    Instant free = now.plus(BURST);
    if (from.isAfter(free)) {
      return new Allowance.Denied(Duration.between(free, from));
    }
    long nanos = NANOS_PER_SECOND / sender.eventsPerSecond().getAsInt() * events;
    paidUntil.put(sender.name(), from.plusNanos(nanos));
    return new Allowance.Granted();
  }
}
