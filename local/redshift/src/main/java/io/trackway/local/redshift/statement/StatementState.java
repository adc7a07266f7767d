package io.trackway.local.redshift.statement;

import io.trackway.local.redshift.engine.ResultTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a statement at one moment.
 *
 * @param work what it did so far
 */
public record StatementState(
    Status status,
    @Nullable String error,
    Work work,
    @Nullable ResultTable table,
    Instant updatedAt) {

  /**
   * What a statement did.
   *
   * @param nanos how long it ran
   * @param rows returned or affected, -1 while that is not known
   */
  public record Work(long nanos, long rows) {}

  static StatementState submitted(Instant now) {
    return new StatementState(Status.SUBMITTED, null, new Work(0, -1), null, now);
  }

  StatementState moved(Status next, Instant now) {
    return new StatementState(next, error, work, table, now);
  }

  StatementState failed(Status how, @Nullable String why, long ran, Instant now) {
    return new StatementState(how, why, new Work(ran, -1), null, now);
  }

  StatementState finished(long ran, long count, @Nullable ResultTable result, Instant now) {
    return new StatementState(Status.FINISHED, null, new Work(ran, count), result, now);
  }

  public long resultBytes() {
    return table == null ? (status == Status.FINISHED ? 0 : -1) : table.bytes();
  }
}
