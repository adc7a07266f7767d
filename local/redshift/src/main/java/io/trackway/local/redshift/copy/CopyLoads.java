package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.copy.LoadErrors.Position;
import io.trackway.local.redshift.dialect.CopyCommand;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs COPY: reads objects, checks their rows as Redshift does, and streams them to the engine. */
public final class CopyLoads implements AutoCloseable {
  private final S3Objects objects;
  private final LoadErrors errors;

  public CopyLoads(S3Objects objects, LoadErrors errors) {
    this.objects = objects;
    this.errors = errors;
  }

  /**
   * Loads all objects or, where one row cannot be, none.
   *
   * @return how many rows; the Data API counts them as the rows that the statement affected, from
   *     the API reference of DescribeStatement, which names COPY beside INSERT
   */
  public long run(PgConnection connection, CopyCommand command) throws CopyException, SQLException {
    TargetTable table = TargetTable.of(command, connection);
    List<String> keys = objects.keys(command.source());
    if (keys.isEmpty()) {
      throw new CopyException(
          "The specified S3 prefix '%s' does not exist".formatted(command.source().prefix()), null);
    }
    CopyIn engine = connection.getCopyAPI().copyIn(table.engineSql());
    CopyRun run = new CopyRun(command, table, engine);
    try {
      for (String key : keys) {
        run.load(key, objects.open(command.source().bucket(), key));
      }
      return run.end();
    } catch (RowRefused refused) {
      throw failed(connection, table, run.position(), refused);
    } catch (SQLException refused) {
      if (!EngineRefusals.isOfARow(refused)) {
        throw refused;
      }
      RowRefused row = EngineRefusals.row(refused);
      throw failed(connection, table, run.position(EngineRefusals.line(refused)), row);
    } catch (IOException | SdkException unreadable) {
      throw new CopyException(
          "%s cannot be read: %s".formatted(run.position().path(), unreadable.getMessage()),
          unreadable);
    } finally {
      giveUp(engine);
    }
  }

  private CopyException failed(
      PgConnection connection, TargetTable table, Position position, RowRefused refused)
      throws SQLException {
    errors.add(connection.getBackendPID(), table, position, refused);
    return new CopyException(
        "Load into table '%s' failed.  Check 'sys_load_error_detail' system table for details."
            .formatted(table.name()),
        refused);
  }

  /** What did not come to its end must not come to one later. */
  private static void giveUp(CopyIn engine) {
    try {
      if (engine.isActive()) {
        engine.cancelCopy();
      }
    } catch (SQLException lost) {
      // The connection is gone, and with it all that was loaded by it.
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
