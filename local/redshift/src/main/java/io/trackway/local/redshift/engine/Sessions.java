package io.trackway.local.redshift.engine;

import io.trackway.local.redshift.copy.CopyLoads;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Connections kept for the next statement, which finds them as good as new: no temporary table, no
 * setting and no transaction of the one before.
 */
public final class Sessions implements AutoCloseable {
  private static final int IDLE_MAX = 16;

  private final String jdbcUrl;
  private final CopyLoads loads;
  private final Deque<PgConnection> idle = new ArrayDeque<>();
  private final SuperColumns superColumns = new SuperColumns();
  private boolean closed;

  /**
   * @param loads what COPY is run by
   */
  public Sessions(String jdbcUrl, CopyLoads loads) {
    this.jdbcUrl = jdbcUrl;
    this.loads = loads;
  }

  public Session open() throws EngineException {
    PgConnection known = take();
    try {
      return new Session(this, known == null ? connect() : known);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  CopyLoads loads() {
    return loads;
  }

  SuperColumns superColumns() {
    return superColumns;
  }

  private synchronized @Nullable PgConnection take() {
    return idle.poll();
  }

  private PgConnection connect() throws SQLException {
    Properties properties = new Properties();
    // A parameter is a string without a type, which the engine casts to what its place asks for.
    properties.setProperty("stringtype", "unspecified");
    // Without a parameter a statement is sent as text, at half the cost of parse, bind, execute.
    properties.setProperty("preferQueryMode", "extendedForPrepared");
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("preparedStatementCacheQueries", "0");
    // Values come as the engine's own text, in the form that the Data API passes on.
    properties.setProperty("binaryTransfer", "false");
    PgConnection connection =
        DriverManager.getConnection(jdbcUrl, properties).unwrap(PgConnection.class);
    inUtc(connection);
    return connection;
  }

  /** The driver opens every session in the JVM's time zone; Redshift's is UTC. */
  private static void inUtc(PgConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
    }
  }

  void release(PgConnection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("DISCARD ALL");
      }
      inUtc(connection);
    } catch (SQLException e) {
      discard(connection);
      return;
    }
    if (!keep(connection)) {
      discard(connection);
    }
  }

  private synchronized boolean keep(PgConnection connection) {
    return !closed && idle.size() < IDLE_MAX && idle.offer(connection);
  }

  /** Closes a connection that must not be used again. */
  void discard(PgConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The engine drops the session as soon as it sees that its client has gone.
      assert e != null;
    }
  }

  @Override
  public void close() {
    Deque<PgConnection> last;
    synchronized (this) {
      closed = true;
      last = new ArrayDeque<>(idle);
      idle.clear();
    }
    last.forEach(this::discard);
  }
}
