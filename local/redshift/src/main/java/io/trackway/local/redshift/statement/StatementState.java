package io.trackway.local.redshift.statement;

import io.trackway.local.redshift.engine.ResultTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a statement at one moment.
 *
 * @param nanos how long it ran
 * @param rows returned or affected, -1 while that is not known
 */
public record StatementState(
    Status status,
    @Nullable String error,
    long nanos,
    long rows,
    @Nullable ResultTable table,
    Instant updatedAt) {

  static StatementState submitted(Instant now) {
    return new StatementState(Status.SUBMITTED, null, 0, -1, null, now);
  }

  StatementState moved(Status next, Instant now) {
    return new StatementState(next, error, nanos, rows, table, now);
  }

  StatementState failed(Status how, @Nullable String why, long ran, Instant now) {
    return new StatementState(how, why, ran, -1, null, now);
  }

  StatementState finished(long ran, long count, @Nullable ResultTable result, Instant now) {
    return new StatementState(Status.FINISHED, null, ran, count, result, now);
  }

  public long resultBytes() {
    return table == null ? (status == Status.FINISHED ? 0 : -1) : table.bytes();
  }
}
