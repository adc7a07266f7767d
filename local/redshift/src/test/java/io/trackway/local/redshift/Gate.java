package io.trackway.local.redshift;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table lock held below the Data API, so that statements stand still until a test lets go. */
final class Gate implements AutoCloseable {
  private final Connection connection;
  private final String table;

  private Gate(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  static Gate closed(TestRedshift redshift, String table, String mode) throws SQLException {
    Connection connection = redshift.connection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN " + mode + " MODE");
    }
    return new Gate(connection, table);
  }

  /** Waits until as many statements stand before it. */
  void awaitWaiting(int count) {
    await().until(() -> waiting() == count);
  }

  private int waiting() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '"
                    + table
                    + "'::regclass")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Lets everything through. */
  void open() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
