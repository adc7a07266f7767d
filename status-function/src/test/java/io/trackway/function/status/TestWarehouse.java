package io.trackway.function.status;

import io.trackway.event.Event;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.memory.WarehouseContents;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import io.trackway.redshift.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** One local Redshift with the schema of the migrations, for all tests of this module. */
final class TestWarehouse {

  private static final Path MIGRATIONS =
      Path.of(System.getProperty("trackway.root"), "loader-function/src/main/resources/schema");

  private static final RedshiftDataServer SERVER = start();

  private TestWarehouse() {}

  private static RedshiftDataServer start() {
    try {
      // The server removes the folder when the JVM ends.
      RedshiftDataServer server =
          RedshiftDataServer.start(
              RedshiftOptions.in(Files.createTempDirectory("trackway-status")));
      migrate(dataApi(server.endpoint()));
      return server;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** One transaction for each file: all of them have more statements than one may have. */
  private static void migrate(DataApi dataApi) throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith("V")).sorted().toList()) {
        String sql = Files.readString(file).replaceAll("(?m)^--.*$", "");
        List<String> sqls =
            Arrays.stream(sql.split(";\n", -1)).filter(it -> !it.isBlank()).toList();
        Execution execution = dataApi.run(sqls, Instant.now().plusSeconds(60));
        if (!(execution instanceof Execution.Finished)) {
          throw new AssertionError(execution);
        }
      }
    }
  }

  static DataApi dataApi() {
    return dataApi(SERVER.endpoint());
  }

  static DataApi dataApi(URI endpoint) {
    return new DataApi(
        client(endpoint),
        Target.workgroup("trackway", "dev"),
        InstantSource.system(),
        duration -> LockSupport.parkNanos(duration.toNanos()));
  }

  /** The SDK's client as it is deployed, but for where it calls and as whom. */
  private static RedshiftDataClient client(URI endpoint) {
    return RedshiftDataClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /** Makes these all that there is. */
  static void fill(WarehouseContents contents) {
    execute("TRUNCATE events, duplicate_events, rejected_events");
    contents.events().forEach(TestWarehouse::insert);
    contents.duplicates().forEach(TestWarehouse::insert);
    contents.rejected().forEach(TestWarehouse::insert);
  }

  /** Keeps everybody else from reading the table until it is closed. */
  static AutoCloseable hold(String table) {
    try {
      Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE " + table);
      }
      return connection;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void insert(Verdict.Fresh row) {
    Event event = row.event().event();
    execute(
        "INSERT INTO events (event_id, source, type, name, user_id, occurred_at, received_at,"
            + " origin, load_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'load.1')",
        event.key().id(),
        event.key().source().name(),
        event.action().type().text(),
        event.action().name(),
        event.identity().userId(),
        row.event().occurredAt(),
        event.times().receivedAt(),
        row.origin().text());
  }

  private static void insert(Verdict.Duplicate row) {
    execute(
        "INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)"
            + " VALUES (?, ?, ?, ?, ?, 'load.1')",
        row.origin().text(),
        row.key().source().name(),
        row.key().id(),
        row.owner(),
        row.receivedAt());
  }

  private static void insert(Verdict.Rejected row) {
    Rejection rejection = row.rejection();
    execute(
        "INSERT INTO rejected_events (origin, source, event_id, code, message, payload, truncated,"
            + " received_at, load_id) VALUES (?, ?, ?, ?, ?, ?, FALSE, ?, 'load.1')",
        row.origin().text(),
        rejection.source().name(),
        rejection.eventId(),
        rejection.reason().code().text(),
        rejection.reason().message(),
        rejection.evidence().text(),
        rejection.receivedAt());
  }

  private static void execute(String sql, @Nullable Object... values) {
    try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(
            at + 1,
            values[at] instanceof Instant time
                ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC)
                : values[at]);
      }
      statement.execute();
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }
}
