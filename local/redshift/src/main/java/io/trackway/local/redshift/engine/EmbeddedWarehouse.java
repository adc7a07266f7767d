package io.trackway.local.redshift.engine;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own for one local Redshift, on 127.0.0.1 and inside one folder.
 *
 * <p>SIGINT and SIGTERM stop it by the JVM's shutdown hook. After a kill -9 a {@link Watchdog}
 * stops it and removes its files.
 */
public final class EmbeddedWarehouse implements AutoCloseable {
  /** The library's setting for its working folder; without it, it makes one in the system's. */
  private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

  private final Path directory;
  private final String database;
  private final EmbeddedPostgres postgres;
  private final Watchdog watchdog;

  private EmbeddedWarehouse(
      Path directory, String database, EmbeddedPostgres postgres, Watchdog watchdog) {
    this.directory = directory;
    this.database = database;
    this.postgres = postgres;
    this.watchdog = watchdog;
  }

  public static EmbeddedWarehouse start(Path directory, String database) {
    try {
      Files.createDirectories(directory);
      refuseForeignFiles(directory);
      LibraryTraces.sweep();
      Watchdog watchdog = Watchdog.over(directory);
      EmbeddedPostgres postgres = builder(directory).start();
      EmbeddedWarehouse warehouse = new EmbeddedWarehouse(directory, database, postgres, watchdog);
      warehouse.prepare();
      return warehouse;
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /**
   * Of the database, for psql and JDBC clients; its dialect is PostgreSQL's, without the bridge.
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
        .formatted(postgres.getPort(), database);
  }

  /** The folder's content is removed in the end, so it must be the server's own from the start. */
  private static void refuseForeignFiles(Path directory) {
    for (String name : new String[] {"data", "binaries"}) {
      if (Files.exists(directory.resolve(name))) {
        throw new IllegalArgumentException(
            directory.resolve(name) + " exists already; give the server a folder of its own");
      }
    }
  }

  private static synchronized EmbeddedPostgres.Builder builder(Path directory) {
    Path binaries = directory.resolve("binaries");
    @Nullable String before = System.getProperty(WORKING_DIRECTORY);
    System.setProperty(WORKING_DIRECTORY, binaries.toString());
    try {
      return settings(EmbeddedPostgres.builder())
          .setOverrideWorkingDirectory(binaries.toFile())
          .setDataDirectory(directory.resolve("data"))
          .setPgBinaryResolver(ownBinaries())
          .setPGStartupWait(Duration.ofSeconds(60))
          .setErrorRedirector(log(directory))
          .setOutputRedirector(log(directory));
    } finally {
      if (before == null) {
        System.clearProperty(WORKING_DIRECTORY);
      } else {
        System.setProperty(WORKING_DIRECTORY, before);
      }
    }
  }

  private static EmbeddedPostgres.Builder settings(EmbeddedPostgres.Builder builder) {
    return builder
        // Redshift compares by bytes, yet knows the case of every letter.
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "120")
        .setServerConfig("full_page_writes", "off")
        .setServerConfig("wal_level", "minimal")
        .setServerConfig("max_wal_senders", "0")
        .setServerConfig("jit", "off")
        // Redshift has no indexes and hashes its joins; on fresh tables the engine would loop.
        .setServerConfig("enable_nestloop", "off")
        .setServerConfig("max_parallel_workers_per_gather", "0")
        // A refused statement is the client's business; 100 KB of it in a log helps nobody.
        .setServerConfig("log_min_messages", "fatal");
  }

  private static ProcessBuilder.Redirect log(Path directory) {
    return ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile());
  }

  /**
   * A resolver of its own for each server: the library remembers the unpacked binaries by resolver,
   * and a server must not run on binaries that another one removes when it closes.
   */
  private static PgBinaryResolver ownBinaries() {
    return new PgBinaryResolver() {
      @Override
      public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
      }
    };
  }

  private void prepare() {
    execute(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(postgres.getPort()),
        "CREATE DATABASE \"" + database + "\"");
    execute(jdbcUrl(), bootstrap().replace("${database}", database));
  }

  private void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("the warehouse could not be prepared", e);
    }
  }

  private static String bootstrap() {
    try (InputStream script =
        Objects.requireNonNull(EmbeddedWarehouse.class.getResourceAsStream("bootstrap.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
    } finally {
      watchdog.close();
      assert !Files.exists(directory.resolve("data")) : "the watchdog left data behind";
    }
  }
}
