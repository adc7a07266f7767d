package io.trackway.function.load;

import io.trackway.event.Action;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Evidence;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.event.ViolationJson;
import io.trackway.load.Load;
import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.storage.ObjectStore;
import io.trackway.memory.WarehouseContents;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/** One local Redshift for all tests of this module, and a look into its tables. */
final class TestWarehouse {

  /** The bucket of files to load. */
  static final String BUCKET = "load";

  private static final ObjectStore OBJECTS = objects();
  private static final RedshiftDataServer SERVER = start();

  private TestWarehouse() {}

  private static RedshiftDataServer start() {
    try {
      // The server removes the folder when the JVM ends.
      return RedshiftDataServer.start(
          RedshiftOptions.in(Files.createTempDirectory("trackway-loader"))
              .withStorage(() -> s3(OBJECTS.endpoint())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ObjectStore objects() {
    try {
      return ObjectStore.listen(0, List.of(BUCKET));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The bucket of files, which may have some of other tests. */
  static LoadFiles files() {
    return new LoadFiles(s3(), BUCKET);
  }

  static S3Client s3() {
    return s3(OBJECTS.endpoint());
  }

  static S3Client s3(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  static DataApi dataApi() {
    return dataApi(client(SERVER.endpoint()), InstantSource.system());
  }

  static DataApi dataApi(RedshiftDataClient client, InstantSource clock) {
    return new DataApi(
        client,
        Target.workgroup("trackway", "dev"),
        clock,
        duration -> LockSupport.parkNanos(duration.toNanos() / 20));
  }

  static URI endpoint() {
    return SERVER.endpoint();
  }

  static RedshiftDataClient client() {
    return client(SERVER.endpoint());
  }

  /** The SDK's client as it is deployed, but for where it calls and as whom. */
  static RedshiftDataClient client(URI endpoint) {
    return RedshiftDataClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  static Instant soon() {
    return Instant.now().plus(Duration.ofSeconds(60));
  }

  /** A database in which nothing has ever been. */
  static void reset() {
    execute(
        "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables"
            + " WHERE schemaname = 'public' LOOP EXECUTE 'DROP TABLE public.' || t || ' CASCADE';"
            + " END LOOP; END $$");
  }

  /** A database with the schema and no rows. */
  static void empty() throws MigrationException {
    reset();
    Migrations.packaged(dataApi()).apply(soon());
  }

  static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** Keeps everybody else from locking the table until it is closed. */
  static AutoCloseable hold(String table) {
    return open("LOCK TABLE " + table);
  }

  /** Reads the table in a transaction that lasts until it is closed. */
  static AutoCloseable read(String table) {
    return open("SELECT COUNT(*) FROM " + table);
  }

  private static AutoCloseable open(String sql) {
    try {
      Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return connection;
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  static WarehouseContents contents() {
    return new WarehouseContents(
        rows("SELECT * FROM events ORDER BY occurred_at, origin", TestWarehouse::event),
        rows("SELECT * FROM rejected_events ORDER BY origin", TestWarehouse::rejected),
        rows("SELECT * FROM duplicate_events ORDER BY origin", TestWarehouse::duplicate),
        rows("SELECT * FROM loads ORDER BY loaded_at, load_id", TestWarehouse::load));
  }

  /** One row of a result. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> rows(String sql, RowReader<T> reader) {
    List<T> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
    return rows;
  }

  private static Verdict.Fresh event(ResultSet row) throws SQLException {
    Event event =
        new Event(
            new EventKey(new Source(row.getString("source")), row.getString("event_id")),
            new Action(EventType.of(row.getString("type")).orElseThrow(), row.getString("name")),
            new Identity(
                row.getString("user_id"),
                row.getString("anonymous_id"),
                row.getString("previous_id"),
                row.getString("group_id")),
            new EventTimes(
                time(row, "received_at"),
                optionalTime(row, "client_occurred_at"),
                optionalTime(row, "sent_at")),
            new Details(
                new JsonObject(row.getString("properties")),
                new JsonObject(row.getString("context")),
                new JsonObject(row.getString("request"))));
    return new Verdict.Fresh(
        Origin.parse(row.getString("origin")),
        new CleanEvent(
            event,
            time(row, "occurred_at"),
            row.getBoolean("late"),
            new JsonObject(row.getString("enrichment")),
            ViolationJson.parse(row.getString("violations"))));
  }

  private static Verdict.Rejected rejected(ResultSet row) throws SQLException {
    return new Verdict.Rejected(
        Origin.parse(row.getString("origin")),
        new Rejection(
            new Source(row.getString("source")),
            row.getString("event_id"),
            new RejectionReason(RejectionCode.of(row.getString("code")), row.getString("message")),
            new Evidence(row.getString("payload"), row.getBoolean("truncated")),
            time(row, "received_at")));
  }

  private static Verdict.Duplicate duplicate(ResultSet row) throws SQLException {
    return new Verdict.Duplicate(
        Origin.parse(row.getString("origin")),
        new EventKey(new Source(row.getString("source")), row.getString("event_id")),
        row.getString("owner"),
        time(row, "received_at"));
  }

  private static Load load(ResultSet row) throws SQLException {
    return new Load(
        row.getString("load_id"),
        row.getString("shard"),
        row.getString("first_sequence_number"),
        row.getString("last_sequence_number"),
        new Load.StagedRows(
            row.getInt("events_staged"),
            row.getInt("rejected_staged"),
            row.getInt("duplicates_staged")));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(optionalTime(row, column)).orElseThrow();
  }

  private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
