package io.trackway.load;

import io.trackway.event.Limits;
import io.trackway.load.LoadOutcome.Completed;
import io.trackway.load.LoadOutcome.ResumeAt;
import java.util.List;

/** Takes batches of the {@code clean} stream into the warehouse. */
public final class Loader {

  private final Warehouse warehouse;
  private final RowSize rowSize;
  private final Packing packing;

  public Loader(Warehouse warehouse, RowSize rowSize) {
    this.warehouse = warehouse;
    this.rowSize = rowSize;
    this.packing = new Packing(rowSize.statementBytesMax());
  }

  /** Loads every row of the batch, or says from which record on it must come again. */
  public LoadOutcome load(LoadBatch batch) {
    return new Run(batch).loadEach(packing.packed(Rows.of(batch, rowSize)));
  }

  /** The transactions of one batch, which count themselves. */
  private final class Run {
    private final LoadBatch batch;
    private int transactions;

    Run(LoadBatch batch) {
      this.batch = batch;
    }

    /** Loads the parts in their order, so that what is loaded is always a prefix of the batch. */
    LoadOutcome loadEach(List<List<Row>> parts) {
      LoadCounts counts = LoadCounts.NONE;
      for (List<Row> part : parts) {
        switch (load(part)) {
          case Completed completed -> counts = counts.plus(completed.counts());
          case ResumeAt resumeAt -> {
            return resumeAt;
          }
        }
      }
      return new Completed(counts);
    }

    private LoadOutcome load(List<Row> rows) {
      if (transactions == Limits.LOAD_TRANSACTIONS_MAX) {
        return resumeAt(
            rows, new LoadResult.Unavailable("the warehouse refuses too many rows of one batch"));
      }
      transactions++;
      return switch (warehouse.run(plan(rows), batch.deadline())) {
        case LoadResult.Loaded(LoadCounts counts) -> new Completed(counts);
        case LoadResult.Refused(String message) -> loadRefused(rows, message);
        case LoadResult.Stopped stopped -> resumeAt(rows, stopped);
      };
    }

    private LoadPlan plan(List<Row> rows) {
      return LoadPlan.of(
          batch.id() + "." + transactions, batch.records().getFirst().shard(), rows, packing);
    }

    /** Finds the row by halves: the others load, and it is kept as a rejection. */
    private LoadOutcome loadRefused(List<Row> rows, String message) {
      if (rows.size() > 1) {
        int half = rows.size() / 2;
        return loadEach(List.of(rows.subList(0, half), rows.subList(half, rows.size())));
      }
      Row row = rows.getFirst();
      if (row.isRefused()) {
        // Such a row is made to fit, so it is the warehouse that is not as the schema says.
        return resumeAt(
            rows, new LoadResult.Misconfigured("a rejection cannot be stored: " + message));
      }
      return load(List.of(row.refused(message, rowSize)));
    }

    private static ResumeAt resumeAt(List<Row> rows, LoadResult.Stopped cause) {
      return new ResumeAt(rows.getFirst().sequenceNumber(), cause);
    }
  }
}
