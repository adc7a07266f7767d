package io.trackway.cli;

import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A local Redshift with the table of rejected rows, found by a run.json as make run writes it. */
public final class RejectedRows implements AutoCloseable {

  private static final Path SCHEMA =
      Path.of(
          System.getProperty("trackway.root"),
          "loader-function/src/main/resources/schema/V001__create_tables.sql");

  private final Path runFile;
  private final RedshiftDataServer server;
  private int rows;

  private RejectedRows(Path runFile, RedshiftDataServer server) {
    this.runFile = runFile;
    this.server = server;
  }

  /** Starts it with its files in that folder; there is no function to invoke. */
  public static RejectedRows start(Path folder) throws IOException {
    return start(folder, URI.create("http://127.0.0.1:1"));
  }

  /** The same with functions at that endpoint. */
  public static RejectedRows start(Path folder, URI functions) throws IOException {
    RedshiftDataServer server =
        RedshiftDataServer.start(RedshiftOptions.in(folder.resolve("warehouse")));
    RejectedRows rows = new RejectedRows(folder.resolve("run.json"), server);
    rows.execute("CREATE TABLE rejected_events (" + columns() + ")");
    Files.writeString(
        rows.runFile,
        """
        {"region": "us-east-1", "accessKeyId": "key", "secretAccessKey": "secret",
         "endpoints": {"redshiftData": "%s", "lambda": "%s"},
         "workgroup": "trackway", "database": "dev"}
        """
            .formatted(server.endpoint(), functions));
    return rows;
  }

  /** The columns that the migration gives it, without what only Redshift knows. */
  private static String columns() throws IOException {
    String sql = Files.readString(SCHEMA);
    String begin = "CREATE TABLE rejected_events (";
    int from = sql.indexOf(begin) + begin.length();
    return sql.substring(from, sql.indexOf("\n)", from))
        .replaceAll(" ENCODE \\w+", "")
        .replace("GETDATE()", "now()");
  }

  public String runFile() {
    return runFile.toString();
  }

  public void empty() {
    execute("TRUNCATE rejected_events");
  }

  /** A row of source web; the first one of a test is the earliest. */
  public void insert(String code, String message, String payload, Instant receivedAt) {
    insert("shardId-000000000000:" + (100 + ++rows) + ":0", code, message, payload, receivedAt);
  }

  /** A row of that arrival. */
  public void insert(
      String origin, String code, String message, String payload, Instant receivedAt) {
    execute(
        "INSERT INTO rejected_events (origin, source, event_id, code, message, payload, truncated,"
            + " received_at, load_id) VALUES (?, 'web', NULL, ?, ?, ?, FALSE, ?, 'load.1')",
        origin,
        code,
        message,
        payload,
        OffsetDateTime.ofInstant(receivedAt, ZoneOffset.UTC));
  }

  /** Runs any statement, past the Data API. */
  public void execute(String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      statement.execute();
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
