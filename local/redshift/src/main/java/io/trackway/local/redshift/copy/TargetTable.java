package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.dialect.CopyCommand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table that COPY loads into.
 *
 * @param id the engine's
 * @param name without its schema
 * @param sqlName as the statement writes it
 * @param columns to be loaded, in the order of the table or of the statement's list
 */
record TargetTable(long id, String name, String sqlName, List<TargetColumn> columns) {

  /** Columns that the engine fills by itself are not COPY's, as without EXPLICIT_IDS. */
  private static final String COLUMNS =
      """
      SELECT pg_class.oid, relname, attname, typname, atttypmod, attnotnull
      FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        JOIN pg_type ON pg_type.oid = atttypid
      WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND attidentity = ''
      ORDER BY attnum
      """;

  static TargetTable of(CopyCommand command, Connection connection)
      throws SQLException, CopyException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, command.table());
      try (ResultSet rows = statement.executeQuery()) {
        return read(command, rows);
      }
    }
  }

  private static TargetTable read(CopyCommand command, ResultSet rows)
      throws SQLException, CopyException {
    Map<String, TargetColumn> all = new LinkedHashMap<>();
    long id = 0;
    String name = "";
    while (rows.next()) {
      id = rows.getLong(1);
      name = rows.getString(2);
      String column = rows.getString(3);
      all.put(
          column, TargetColumn.of(column, rows.getString(4), rows.getInt(5), rows.getBoolean(6)));
    }
    if (all.isEmpty()) {
      throw new CopyException("Cannot COPY into nonexistent table " + command.table(), null);
    }
    return new TargetTable(id, name, command.table(), chosen(command, all));
  }

  private static List<TargetColumn> chosen(CopyCommand command, Map<String, TargetColumn> all)
      throws CopyException {
    if (command.columns().isEmpty()) {
      return List.copyOf(all.values());
    }
    List<TargetColumn> chosen = new ArrayList<>();
    for (String name : command.columns()) {
      TargetColumn column = all.get(name);
      if (column == null) {
        throw new CopyException(
            "column \"%s\" of relation \"%s\" does not exist".formatted(name, command.table()),
            null);
      }
      chosen.add(column);
    }
    return chosen;
  }

  /** What the engine is told, which reads its own text format then. */
  String engineSql() {
    return columns.stream()
        .map(it -> '"' + it.name().replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(", ", "COPY " + sqlName + " (", ") FROM STDIN"));
  }
}
