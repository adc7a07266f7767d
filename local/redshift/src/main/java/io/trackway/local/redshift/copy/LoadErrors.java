package io.trackway.local.redshift.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps what {@code sys_load_error_detail} tells of rows that could not be loaded, outside of the
 * transaction that failed. As in the service it goes after a week.
 */
public final class LoadErrors {
  private static final String INSERT =
      """
      INSERT INTO redshift.sys_load_error_detail
        (session_id, table_id, file_name, line_number, column_name, column_type, column_length,
         error_code, error_message)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String EXPIRE =
      "DELETE FROM redshift.sys_load_error_detail"
          + " WHERE start_time < now() AT TIME ZONE 'UTC' - interval '7 days'";

  private final String jdbcUrl;

  public LoadErrors(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Where in which object a row was. */
  record Position(String path, long line) {}

  void add(int sessionId, TargetTable table, Position position, RowRefused refused)
      throws SQLException {
    TargetColumn column =
        table.columns().stream()
            .filter(it -> it.name().equals(refused.column()))
            .findFirst()
            .orElse(TargetColumn.of("", "", 0, false));
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement expire = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      expire.execute(EXPIRE);
      insert.setInt(1, sessionId);
      insert.setLong(2, table.id());
      insert.setString(3, position.path());
      insert.setLong(4, position.line());
      insert.setString(5, column.name());
      insert.setString(6, column.type());
      insert.setString(7, column.bytesMax() == 0 ? "" : String.valueOf(column.bytesMax()));
      insert.setInt(8, refused.reason().code());
      insert.setString(9, refused.text());
      insert.executeUpdate();
    }
  }
}
