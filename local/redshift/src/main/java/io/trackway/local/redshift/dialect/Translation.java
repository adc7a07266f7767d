package io.trackway.local.redshift.dialect;

import java.util.List;

/**
 * A statement as the local engine takes it.
 *
 * @param sql with a question mark for each parameter
 * @param parameters the names of the parameters in the order of the question marks
 * @param commits whether the statement commits the transaction it is run in, as TRUNCATE does
 */
public record Translation(String sql, List<String> parameters, boolean commits) {
  public Translation {
    parameters = List.copyOf(parameters);
  }
}
