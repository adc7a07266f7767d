package io.trackway.function.load;

import io.trackway.event.Verdict;
import io.trackway.load.LoadPlan;
import io.trackway.load.Stage;
import java.util.List;

/** How rows get into their stages. */
interface Staging {

  /** All of them in the statements, as literals. */
  Staging LITERALS = _ -> Staged.LITERALS;

  /** Begins that of the plan's transaction. */
  Staged begin(LoadPlan plan);

  /** The staging of one transaction. */
  interface Staged extends AutoCloseable {

    /** The one that puts nothing beside the statements. */
    Staged LITERALS = StageSql::insert;

    /**
     * The statement that stages the rows.
     *
     * @throws UnstorableTextException where a value is nothing that a column can hold
     */
    String sql(Stage stage, List<? extends Verdict> rows);

    /** How the statements of {@link #sql} leave JSON in the stage of events. */
    default StagedJson json() {
      return StagedJson.TEXT;
    }

    /** Removes what was put beside the statements, once they have ended. */
    @Override
    default void close() {}
  }
}
