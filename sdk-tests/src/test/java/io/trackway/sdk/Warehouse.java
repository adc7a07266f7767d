package io.trackway.sdk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to the warehouse of the stack. */
final class Warehouse {

  private static final String ROWS =
      """
      select event_id, source, type, name, user_id, anonymous_id, previous_id, group_id,
             client_occurred_at, sent_at, occurred_at, received_at,
             properties::text as properties, context::text as context
      from events where context::text like ?
      """;

  private static final String REJECTED =
      "select code || ': ' || message || ' ' || payload from rejected_events where payload like ?";

  private final String jdbcUrl;

  Warehouse(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  private interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }

  /** The events with this text in their context. */
  List<Row> rows(String text) throws SQLException {
    return query(ROWS, "%" + text + "%", Warehouse::row);
  }

  /** What became of events with this text that are no rows, which should be nothing. */
  List<String> rejected(String text) throws SQLException {
    return query(REJECTED, "%" + text + "%", result -> result.getString(1));
  }

  private <T> List<T> query(String sql, String pattern, Reader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, pattern);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(reader.read(result));
        }
      }
    }
    return found;
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        result.getString("event_id"),
        result.getString("source"),
        new Row.Who(
            result.getString("user_id"),
            result.getString("anonymous_id"),
            result.getString("previous_id"),
            result.getString("group_id")),
        new Row.What(
            result.getString("type"),
            result.getString("name"),
            Json.read(result.getString("properties")),
            Json.read(result.getString("context"))),
        new Row.When(
            instant(result, "client_occurred_at"),
            instant(result, "sent_at"),
            result.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            result.getObject("received_at", OffsetDateTime.class).toInstant()));
  }

  private static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
    @Nullable OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
