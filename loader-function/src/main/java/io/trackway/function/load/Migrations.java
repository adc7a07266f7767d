package io.trackway.function.load;

import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution.Failed;
import io.trackway.redshift.Execution.Finished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the schema to the version that comes with the function, forward only.
 *
 * <p>Each migration is one transaction with the note that it was applied. It holds the mutex of the
 * loads, so it runs between two of them, and two deployments run one after the other.
 */
final class Migrations {

  private final DataApi dataApi;
  private final List<String> bootstrap;
  private final List<Migration> migrations;

  Migrations(DataApi dataApi, List<String> bootstrap, List<Migration> migrations) {
    this.dataApi = dataApi;
    this.bootstrap = List.copyOf(bootstrap);
    this.migrations = List.copyOf(migrations);
  }

  /** The migrations that come with the function. */
  static Migrations packaged(DataApi dataApi) {
    return new Migrations(dataApi, SchemaFiles.bootstrap(), SchemaFiles.migrations());
  }

  /**
   * Applies what is not applied yet.
   *
   * <p>Versions that this function does not know are left alone: a deployment that is rolled back
   * meets the schema of the newer one, which must not stop it.
   *
   * @return the version that the schema has then
   */
  int apply(Instant deadline) throws MigrationException {
    run("the table of versions", bootstrap, deadline);
    Map<Integer, String> applied = applied(deadline);
    for (Migration migration : migrations) {
      if (!isApplied(migration, applied)) {
        apply(migration, deadline);
        applied.put(migration.version(), migration.checksum());
      }
    }
    return applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void apply(Migration migration, Instant deadline) throws MigrationException {
    List<String> sqls = new ArrayList<>();
    sqls.add("LOCK load_mutex");
    sqls.add(SchemaSql.guard(migration));
    sqls.addAll(migration.statements());
    sqls.add(SchemaSql.record(migration));
    if (dataApi.run(sqls, deadline) instanceof Failed failed
        && !isApplied(migration, applied(deadline))) {
      throw new MigrationException(migration.name() + " was not applied: " + failed.message());
    }
  }

  private static boolean isApplied(Migration migration, Map<Integer, String> applied)
      throws MigrationException {
    String checksum = applied.get(migration.version());
    if (checksum != null && !checksum.equals(migration.checksum())) {
      throw new MigrationException(
          migration.name()
              + " was changed after it had been applied; undo the change and add a new version");
    }
    return checksum != null;
  }

  private Map<Integer, String> applied(Instant deadline) throws MigrationException {
    Finished finished = run("the list of applied versions", List.of(SchemaSql.APPLIED), deadline);
    Map<Integer, String> applied = new HashMap<>();
    for (List<String> row : dataApi.result(finished, 0, deadline)) {
      applied.put(Integer.valueOf(row.getFirst()), row.getLast());
    }
    return applied;
  }

  private Finished run(String what, List<String> sqls, Instant deadline) throws MigrationException {
    return switch (dataApi.run(sqls, deadline)) {
      case Finished finished -> finished;
      case Failed failed -> throw new MigrationException(what + " failed: " + failed.message());
    };
  }
}
