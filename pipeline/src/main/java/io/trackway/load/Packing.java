package io.trackway.load;

import io.trackway.event.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rows together by their measured bytes, so that statements and calls stay within their
 * limits.
 *
 * @param statementBytesMax of the rows of one statement; a single row may have more
 */
record Packing(int statementBytesMax) {

  private static final int STAGING_STATEMENTS_MAX =
      Limits.BATCH_STATEMENTS_MAX - LoadPlan.FIXED_STATEMENTS_MAX;

  /** The rows in their order, cut into lists of which each fits one plan. */
  List<List<Row>> packed(List<Row> rows) {
    List<List<Row>> packed = new ArrayList<>();
    Filling filling = new Filling();
    int start = 0;
    for (int index = 0; index < rows.size(); index++) {
      if (!filling.add(rows.get(index))) {
        packed.add(rows.subList(start, index));
        start = index;
        filling = new Filling();
        filling.add(rows.get(index));
      }
    }
    if (start < rows.size()) {
      packed.add(rows.subList(start, rows.size()));
    }
    return packed;
  }

  /** The rows of one kind in their order, cut into lists of which each fits one statement. */
  List<List<Row>> chunks(List<Row> rows) {
    List<List<Row>> chunks = new ArrayList<>();
    Filling filling = new Filling();
    int start = 0;
    for (int index = 0; index < rows.size(); index++) {
      int before = filling.statements;
      filling.add(rows.get(index));
      if (index > 0 && filling.statements > before) {
        chunks.add(rows.subList(start, index));
        start = index;
      }
    }
    if (start < rows.size()) {
      chunks.add(rows.subList(start, rows.size()));
    }
    return chunks;
  }

  /** The statements that have been filled so far, the last one of each kind still open. */
  private final class Filling {
    private final Map<Stage, Integer> openBytes = new EnumMap<>(Stage.class);
    private int statements;

    /** Adds the row to the statements, unless it needs one more than a plan may have. */
    boolean add(Row row) {
      Stage stage = Stage.of(row.verdict());
      Integer open = openBytes.get(stage);
      if (open != null && open + row.bytes() <= statementBytesMax) {
        openBytes.put(stage, open + row.bytes());
        return true;
      }
      if (statements == STAGING_STATEMENTS_MAX) {
        return false;
      }
      statements++;
      openBytes.put(stage, row.bytes());
      return true;
    }
  }
}
