package io.trackway.local.redshift.engine;

import io.trackway.local.redshift.copy.CopyException;
import io.trackway.local.redshift.dialect.Command;
import io.trackway.local.redshift.dialect.CopyCommand;
import io.trackway.local.redshift.dialect.Dialect;
import io.trackway.local.redshift.dialect.DialectException;
import io.trackway.local.redshift.dialect.Translation;
import io.trackway.local.redshift.dialect.Translation.Effect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** One connection to the warehouse, as long as one submitted statement or batch lasts. */
public final class Session implements AutoCloseable {
  private final Sessions owner;
  private final PgConnection connection;
  private boolean defined;

  /** The names since the last definition; null where nobody has asked. */
  private @Nullable Set<String> superColumns;

  Session(Sessions owner, PgConnection connection) {
    this.owner = owner;
    this.connection = connection;
  }

  /** The engine's process that serves this session. */
  public int processId() {
    return connection.getBackendPID();
  }

  public void begin() throws EngineException {
    attempt(() -> connection.setAutoCommit(false));
  }

  public void commit() throws EngineException {
    attempt(this::commitDefinitions);
  }

  private void commitDefinitions() throws SQLException {
    Set<String> names = defined ? ownSuperColumns() : Set.of();
    connection.commit();
    owner.superColumns().add(names);
    defined = false;
  }

  /** Gives up what the open transaction has done; a lost connection has given it up already. */
  public void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      owner.discard(connection);
    }
  }

  /** Interrupts whatever runs in this session; harmless when nothing does. */
  public void cancel() {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      owner.discard(connection);
    }
  }

  /** Runs one statement of Redshift SQL with its named parameters. */
  public Outcome run(String sql, Map<String, String> parameters) throws EngineException {
    return switch (translate(sql)) {
      case Translation it -> run(it, parameters);
      case CopyCommand it -> copy(it);
    };
  }

  private Outcome copy(CopyCommand command) throws EngineException {
    try {
      return new Outcome(owner.loads().run(connection, command), null);
    } catch (CopyException e) {
      throw new EngineException("ERROR: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  private Outcome run(Translation translation, Map<String, String> parameters)
      throws EngineException {
    try {
      boolean alone = connection.getAutoCommit();
      if (translation.effect() == Effect.STANDS_ALONE && !alone) {
        throw new SQLException("ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
      }
      Outcome outcome = execute(translation, parameters);
      if (translation.effect() == Effect.DEFINES) {
        defined = true;
        superColumns = null;
      }
      if (translation.effect() == Effect.COMMITS && !alone) {
        commitDefinitions();
      } else if (defined && alone) {
        owner.superColumns().add(ownSuperColumns());
      }
      return outcome;
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  private Command translate(String sql) throws EngineException {
    try {
      return Dialect.translate(sql, this::superColumns);
    } catch (DialectException e) {
      throw new EngineException("ERROR: " + e.getMessage(), e);
    }
  }

  private Set<String> superColumns() {
    try {
      return defined ? ownSuperColumns() : owner.superColumns().names();
    } catch (SQLException e) {
      throw new DialectException(EngineErrors.message(e));
    }
  }

  private Set<String> ownSuperColumns() throws SQLException {
    Set<String> known = superColumns;
    if (known == null) {
      known = SuperColumns.read(connection);
      superColumns = known;
    }
    return known;
  }

  private Outcome execute(Translation translation, Map<String, String> parameters)
      throws SQLException {
    if (translation.parameters().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        return Results.read(statement, statement.execute(translation.sql()));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(translation.sql())) {
      int position = 1;
      for (String name : translation.parameters()) {
        statement.setString(position++, parameters.get(name));
      }
      return Results.read(statement, statement.execute());
    }
  }

  @Override
  public void close() {
    owner.release(connection);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void attempt(Step step) throws EngineException {
    try {
      step.run();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
