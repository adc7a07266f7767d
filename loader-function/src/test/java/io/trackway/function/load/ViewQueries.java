package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.redshift.Execution;
import io.trackway.redshift.Execution.Finished;
import java.util.List;

/** SQL through the Data API, as an analyst sends it. */
final class ViewQueries {

  /** The first page of a result, beyond which none of the tests looks. */
  private static final int ROWS_MAX = 999;

  private ViewQueries() {}

  static Finished run(List<String> sqls) {
    Execution execution = TestWarehouse.dataApi().run(sqls, TestWarehouse.soon());
    assertThat(execution).as(() -> sqls.toString()).isInstanceOf(Finished.class);
    return (Finished) execution;
  }

  static List<List<String>> rows(String query) {
    return lastRows(List.of(query));
  }

  /** Of several statements in one session what the last one gives. */
  static List<List<String>> lastRows(List<String> sqls) {
    List<List<String>> rows =
        TestWarehouse.dataApi().result(run(sqls), sqls.size() - 1, TestWarehouse.soon());
    assertThat(rows).hasSizeLessThan(ROWS_MAX);
    return rows;
  }
}
