package io.trackway.local.redshift;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * What a local Redshift is started with.
 *
 * @param directory a folder that belongs to the server: binaries, data and log live in it, and all
 *     of it is removed on close
 * @param port of the Data API on 127.0.0.1; 0 picks a free one
 * @param target the workgroup and database that exist
 * @param clock what time statements are created, and when tokens and results expire
 * @param throttle the service's rate limits, off by default
 */
public record RedshiftOptions(
    Path directory, int port, Target target, Clock clock, Throttle throttle) {

  public RedshiftOptions {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(throttle, "throttle");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
    }
  }

  /** Workgroup {@code trackway}, database {@code dev}, any port, the system's clock. */
  public static RedshiftOptions in(Path directory) {
    return new RedshiftOptions(
        directory, 0, new Target("trackway", "dev"), Clock.systemUTC(), Throttle.OFF);
  }

  public RedshiftOptions withPort(int changed) {
    return new RedshiftOptions(directory, changed, target, clock, throttle);
  }

  public RedshiftOptions withTarget(String workgroup, String database) {
    return new RedshiftOptions(directory, port, new Target(workgroup, database), clock, throttle);
  }

  public RedshiftOptions withClock(Clock changed) {
    return new RedshiftOptions(directory, port, target, changed, throttle);
  }

  public RedshiftOptions withThrottle(Throttle changed) {
    return new RedshiftOptions(directory, port, target, clock, changed);
  }

  /** The one workgroup and the one database of a local Redshift. */
  public record Target(String workgroup, String database) {
    public Target {
      if (!workgroup.matches("[a-z0-9-]{3,63}")) {
        throw new IllegalArgumentException("workgroup is not [a-z0-9-]{3,63}: " + workgroup);
      }
      if (!database.matches("[a-z_][a-z0-9_]{0,62}")) {
        throw new IllegalArgumentException("database is not [a-z_][a-z0-9_]*: " + database);
      }
    }
  }

  /**
   * Calls a second that an account may make, and statements that may be active; 0 means no limit.
   */
  public record Throttle(
      int executePerSecond,
      int batchPerSecond,
      int describePerSecond,
      int resultPerSecond,
      int activeStatementsMax) {

    /** No rate limits; only the count of active statements is bounded, as in the service. */
    public static final Throttle OFF = new Throttle(0, 0, 0, 0, 500);

    /** The quotas of an account that has asked for nothing. */
    public static final Throttle SERVICE = new Throttle(30, 20, 100, 20, 500);
  }
}
