package io.trackway.local.redshift.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of all SUPER columns that were ever committed. A name too many does no harm; one that
 * is missing would hide a path.
 */
final class SuperColumns {
  private static final String NAMES =
      """
      SELECT DISTINCT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE atttypid IN ('redshift.super'::regtype, 'jsonb'::regtype)
        AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      """;

  private volatile Set<String> names = Set.of();

  Set<String> names() {
    return names;
  }

  /** Must be called before a client hears of the definition. */
  synchronized void add(Set<String> defined) {
    if (!names.containsAll(defined)) {
      Set<String> all = new HashSet<>(names);
      all.addAll(defined);
      names = Set.copyOf(all);
    }
  }

  /** The names as this connection sees them, its own uncommitted tables among them. */
  static Set<String> read(Connection connection) throws SQLException {
    Set<String> read = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        read.add(rows.getString(1));
      }
    }
    return Set.copyOf(read);
  }
}
