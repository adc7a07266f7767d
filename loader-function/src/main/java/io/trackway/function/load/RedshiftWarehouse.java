package io.trackway.function.load;

import io.trackway.load.LoadCounts;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Statement;
import io.trackway.load.Warehouse;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import io.trackway.redshift.Fault;
import java.time.Instant;
import java.util.List;

/** Redshift, reached through its Data API. */
final class RedshiftWarehouse implements Warehouse {

  private final DataApi dataApi;
  private final Staging staging;

  RedshiftWarehouse(DataApi dataApi, Staging staging) {
    this.dataApi = dataApi;
    this.staging = staging;
  }

  @Override
  public LoadResult run(LoadPlan plan, Instant deadline) {
    try (Staging.Staged staged = staging.begin(plan)) {
      return run(plan, RedshiftSql.of(plan, staged), deadline);
    } catch (UnstorableTextException unstorable) {
      return new LoadResult.Refused(String.valueOf(unstorable.getMessage()));
    } catch (StagingException failure) {
      return failure.result();
    }
  }

  private LoadResult run(LoadPlan plan, List<String> sqls, Instant deadline) {
    return switch (dataApi.run(sqls, deadline)) {
      case Execution.Finished finished -> new LoadResult.Loaded(counts(plan, finished.rows()));
      case Execution.Failed(Fault fault, String message) ->
          switch (fault) {
            case DATA -> new LoadResult.Refused(message);
            case PASSING -> new LoadResult.Unavailable(message);
            case SETUP -> new LoadResult.Misconfigured(message);
          };
    };
  }

  private static LoadCounts counts(LoadPlan plan, List<Long> rows) {
    LoadCounts counts = LoadCounts.NONE;
    for (int index = 0; index < rows.size(); index++) {
      counts = counts.plus(counts(plan.statements().get(index), rows.get(index)));
    }
    return counts;
  }

  private static LoadCounts counts(Statement statement, long rows) {
    return switch (statement) {
      // Not what the engine says: of a file it may not count the rows.
      case Statement.StageEvents stage -> new LoadCounts(stage.rows().size(), 0, 0, 0);
      case Statement.StageRejected stage -> new LoadCounts(stage.rows().size(), 0, 0, 0);
      case Statement.StageDuplicates stage -> new LoadCounts(stage.rows().size(), 0, 0, 0);
      case Statement.StageForgotten stage -> LoadCounts.NONE;
      case Statement.FindOwners find -> LoadCounts.NONE;
      case Statement.InsertEvents insert -> new LoadCounts(0, rows, 0, 0);
      case Statement.InsertMissedDuplicates insert -> new LoadCounts(0, 0, rows, 0);
      case Statement.InsertDuplicates insert -> new LoadCounts(0, 0, rows, 0);
      case Statement.InsertRejected insert -> new LoadCounts(0, 0, 0, rows);
      case Statement.LockMutex lock -> LoadCounts.NONE;
      case Statement.CreateStage create -> LoadCounts.NONE;
      case Statement.RemoveRejected remove -> LoadCounts.NONE;
      case Statement.RemoveDuplicates remove -> LoadCounts.NONE;
      case Statement.RecordLoad record -> LoadCounts.NONE;
      case Statement.DropStages drop -> LoadCounts.NONE;
    };
  }
}
