package io.trackway.local.redshift;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a local Redshift is started with.
 *
 * @param target the workgroup and database that exist
 * @param clock what time statements are created, and when tokens and results expire
 * @param throttle the service's rate limits, off by default
 * @param storage makes the S3 client by which COPY reads, for the first COPY, and for the server to
 *     close; empty where COPY is to be refused
 */
public record RedshiftOptions(
    Place place,
    Target target,
    Clock clock,
    Throttle throttle,
    Optional<Supplier<S3Client>> storage) {

  /** Workgroup {@code trackway}, database {@code dev}, any port, the system's clock, no S3. */
  public static RedshiftOptions in(Path directory) {
    return new RedshiftOptions(
        new Place(directory, 0),
        new Target("trackway", "dev"),
        Clock.systemUTC(),
        Throttle.OFF,
        Optional.empty());
  }

  public RedshiftOptions withPort(int changed) {
    return new RedshiftOptions(
        new Place(place.directory(), changed), target, clock, throttle, storage);
  }

  public RedshiftOptions withTarget(String workgroup, String database) {
    return new RedshiftOptions(place, new Target(workgroup, database), clock, throttle, storage);
  }

  public RedshiftOptions withClock(Clock changed) {
    return new RedshiftOptions(place, target, changed, throttle, storage);
  }

  public RedshiftOptions withThrottle(Throttle changed) {
    return new RedshiftOptions(place, target, clock, changed, storage);
  }

  /** With an S3 to COPY from; the client is the server's own, which closes it. */
  public RedshiftOptions withStorage(Supplier<S3Client> client) {
    return new RedshiftOptions(place, target, clock, throttle, Optional.of(client));
  }

  /**
   * Where it is on this machine.
   *
   * @param directory a folder that belongs to the server: binaries, data and log live in it, and
   *     all of it is removed on close
   * @param port of the Data API on 127.0.0.1; 0 picks a free one
   */
  public record Place(Path directory, int port) {
    public Place {
      Objects.requireNonNull(directory, "directory");
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
      }
    }
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
