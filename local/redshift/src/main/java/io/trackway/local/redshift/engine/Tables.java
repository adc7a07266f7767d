package io.trackway.local.redshift.engine;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the database holds, for the operations that list schemas, tables and columns. */
public final class Tables {
  private static final String SCHEMAS =
      """
      SELECT schema_name FROM information_schema.schemata
      WHERE schema_name LIKE ? AND schema_name <> 'redshift' AND schema_name NOT LIKE 'pg_toast%'
      ORDER BY schema_name
      """;

  private static final String TABLES =
      """
      SELECT table_schema, table_name,
        CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' WHEN 'LOCAL TEMPORARY' THEN 'TABLE'
          ELSE table_type END
      FROM information_schema.tables
      WHERE table_schema LIKE ? AND table_name LIKE ?
        AND table_schema NOT IN ('pg_catalog', 'information_schema', 'redshift')
      ORDER BY table_schema, table_name
      """;

  private static final String COLUMNS =
      """
      SELECT column_name, coalesce(nullif(udt_name, 'text'), 'varchar'),
        coalesce(character_maximum_length, 0), coalesce(numeric_precision, 0),
        coalesce(numeric_scale, 0), CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END,
        coalesce(domain_name, '')
      FROM information_schema.columns
      WHERE table_schema = ? AND table_name = ?
      ORDER BY ordinal_position
      """;

  private final String jdbcUrl;

  public Tables(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** One column: the name. */
  public ResultTable schemas(String pattern) throws EngineException {
    return query(SCHEMAS, pattern);
  }

  /** Three columns: schema, name, and whether it is a table or a view. */
  public ResultTable tables(String schemaPattern, String tablePattern) throws EngineException {
    return query(TABLES, schemaPattern, tablePattern);
  }

  /** Seven columns: name, type, length, precision, scale, 1 if nullable, and the domain. */
  public ResultTable columns(String schema, String table) throws EngineException {
    return query(COLUMNS, schema, table);
  }

  private ResultTable query(String sql, String... parameters) throws EngineException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < parameters.length; at++) {
        statement.setString(at + 1, parameters[at]);
      }
      statement.execute();
      return Results.table(statement);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
