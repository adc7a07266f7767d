package io.trackway.local.kinesis;

import java.time.Clock;

/**
 * How a {@link KinesisServer} runs.
 *
 * @param port the port to listen on; 0 takes any free one
 * @param account the account and region that stream ARNs name
 * @param throughputLimits which per-shard throughput limits are enforced
 * @param heldBytesMax the memory that all records may take; writes beyond it are throttled
 * @param clock what decides arrival times, retention, throughput and the age of iterators
 */
public record KinesisOptions(
    int port, Account account, ThroughputLimits throughputLimits, long heldBytesMax, Clock clock) {

  /** The owner and place of all streams of one server. */
  public record Account(String id, String region) {
    public Account {
      if (!id.matches("\\d{12}")) {
        throw new IllegalArgumentException("An account id has 12 digits, not: " + id);
      }
    }
  }

  public KinesisOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
    if (heldBytesMax <= 0) {
      throw new IllegalArgumentException("heldBytesMax must be positive: " + heldBytesMax);
    }
  }

  /** Any free port, the write limits of the service, and the system's clock. */
  public static KinesisOptions standard() {
    return new KinesisOptions(
        0,
        new Account("000000000000", "us-east-1"),
        ThroughputLimits.WRITES,
        Limits.HELD_BYTES_DEFAULT,
        Clock.systemUTC());
  }

  public KinesisOptions withPort(int newPort) {
    return new KinesisOptions(newPort, account, throughputLimits, heldBytesMax, clock);
  }

  public KinesisOptions withAccount(Account newAccount) {
    return new KinesisOptions(port, newAccount, throughputLimits, heldBytesMax, clock);
  }

  public KinesisOptions withThroughputLimits(ThroughputLimits newLimits) {
    return new KinesisOptions(port, account, newLimits, heldBytesMax, clock);
  }

  public KinesisOptions withHeldBytesMax(long newHeldBytesMax) {
    return new KinesisOptions(port, account, throughputLimits, newHeldBytesMax, clock);
  }

  public KinesisOptions withClock(Clock newClock) {
    return new KinesisOptions(port, account, throughputLimits, heldBytesMax, newClock);
  }
}
