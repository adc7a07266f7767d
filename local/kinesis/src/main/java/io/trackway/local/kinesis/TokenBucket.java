package io.trackway.local.kinesis;

/**
 * A rate per second that saves up for at most one second; not thread-safe, the shard's lock holds.
 *
 * <p>An amount above a second's worth passes when the bucket is full, and then everything waits
 * until it is paid off: so the service takes a 10 MiB record into a shard of 1 MiB a second.
 */
final class TokenBucket {
  private static final int MILLISECONDS_PER_SECOND = 1_000;
  private static final int REFILL_MILLISECONDS_MAX = 60_000;

  private final long perSecond;
  private long milliTokens;
  private long refilledAtMilliseconds;

  TokenBucket(long perSecond, long nowMilliseconds) {
    this.perSecond = perSecond;
    this.milliTokens = perSecond * MILLISECONDS_PER_SECOND;
    this.refilledAtMilliseconds = nowMilliseconds;
  }

  boolean has(long amount, long nowMilliseconds) {
    refill(nowMilliseconds);
    return milliTokens >= Math.min(amount, perSecond) * MILLISECONDS_PER_SECOND;
  }

  void take(long amount) {
    milliTokens -= amount * MILLISECONDS_PER_SECOND;
  }

  private void refill(long nowMilliseconds) {
    long elapsed = nowMilliseconds - refilledAtMilliseconds;
    if (elapsed <= 0) {
      return;
    }
    long earned = Math.min(elapsed, REFILL_MILLISECONDS_MAX) * perSecond;
    milliTokens = Math.min(perSecond * MILLISECONDS_PER_SECOND, milliTokens + earned);
    refilledAtMilliseconds = nowMilliseconds;
  }
}
