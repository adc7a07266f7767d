package io.trackway.local.redshift.dialect;

import java.util.List;

/**
 * A statement as the local engine takes it.
 *
 * @param sql with a question mark for each parameter
 * @param parameters the names of the parameters in the order of the question marks
 * @param effect on the transaction that it runs in
 */
public record Translation(String sql, List<String> parameters, Effect effect) implements Command {

  /** What a statement does to the transaction around it. */
  public enum Effect {
    NONE,
    /** A table, a view or a column may be there that was not. */
    DEFINES,
    /** TRUNCATE commits what came before it, and itself. */
    COMMITS,
    /** A column's type cannot be altered inside a transaction block. */
    STANDS_ALONE
  }

  public Translation {
    parameters = List.copyOf(parameters);
  }
}
