package io.trackway.function.load;

/** The SQL that notes which migrations were applied. */
final class SchemaSql {

  /** Versions and checksums. */
  static final String APPLIED =
      "SELECT version, checksum FROM schema_versions ORDER BY version, applied_at";

  private SchemaSql() {}

  /**
   * Fails, and with it the transaction, where the migration was applied in the meantime: two
   * deployments may both have found it missing. Dividing by zero is the one way to fail on purpose
   * that needs no stored procedure.
   */
  static String guard(Migration migration) {
    return "SELECT 1 / (1 - COUNT(*)) FROM schema_versions WHERE version = " + migration.version();
  }

  static String record(Migration migration) {
    return "INSERT INTO schema_versions (version, name, checksum) VALUES (%d, %s, %s)"
        .formatted(
            migration.version(), Literal.of(migration.name()), Literal.of(migration.checksum()));
  }
}
