package io.trackway.local.redshift.engine;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a statement left behind: a table, or a count of rows. */
final class Results {
  /** The service's limit of 2023; its present one of 500 MB would not fit a laptop's heap. */
  private static final long RESULT_BYTES_MAX = 100L * 1024 * 1024;

  private Results() {}

  static Outcome read(Statement statement, boolean hasTable) throws SQLException {
    if (!hasTable) {
      return new Outcome(Math.max(0, statement.getLargeUpdateCount()), null);
    }
    ResultTable table = table(statement);
    return new Outcome(table.rows().size(), table);
  }

  static ResultTable table(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      return table(rows);
    }
  }

  private static ResultTable table(ResultSet source) throws SQLException {
    List<Column> columns = columns(source.getMetaData());
    List<List<@Nullable String>> rows = new ArrayList<>();
    long bytes = 0;
    while (source.next()) {
      List<@Nullable String> row = new ArrayList<>(columns.size());
      for (int at = 0; at < columns.size(); at++) {
        String value = value(columns.get(at), source.getString(at + 1));
        row.add(value);
        bytes += value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
      }
      if (bytes > RESULT_BYTES_MAX) {
        throw new SQLException("Query result size exceeds the limit of 100 MB");
      }
      rows.add(row);
    }
    return new ResultTable(columns, rows, bytes);
  }

  private static @Nullable String value(Column column, @Nullable String text) {
    return text != null && column.kind() == Column.Kind.SUPER ? compact(text) : text;
  }

  private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int at = 1; at <= metadata.getColumnCount(); at++) {
      columns.add(
          Column.of(
              metadata.getColumnLabel(at),
              metadata.getColumnTypeName(at),
              new Column.Size(
                  Math.clamp(metadata.getColumnDisplaySize(at), 0, 65_535),
                  metadata.getPrecision(at),
                  metadata.getScale(at))));
    }
    return columns;
  }

  /** JSON as Redshift writes a SUPER: without the blanks that the engine puts between tokens. */
  static String compact(String json) {
    StringBuilder text = new StringBuilder(json.length());
    boolean quoted = false;
    for (int at = 0; at < json.length(); at++) {
      char sign = json.charAt(at);
      if (sign == '"') {
        quoted = !quoted;
      } else if (sign == '\\') {
        text.append(sign);
        sign = json.charAt(++at);
      } else if (sign == ' ' && !quoted) {
        continue;
      }
      text.append(sign);
    }
    return text.toString();
  }
}
