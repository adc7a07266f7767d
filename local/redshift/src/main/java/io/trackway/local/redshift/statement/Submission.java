package io.trackway.local.redshift.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asked to run.
 *
 * @param sqls in the order in which they run
 * @param parameters by name, shared by all statements
 * @param mode how they run together
 * @param name the client's name for it, or empty
 * @param format how a result can be fetched
 */
public record Submission(
    List<String> sqls,
    Map<String, String> parameters,
    Mode mode,
    Optional<String> name,
    Format format) {

  public Submission {
    sqls = List.copyOf(sqls);
    parameters = Map.copyOf(parameters);
  }

  /** Whether the statement came alone, or a batch in one transaction or in one for each. */
  public enum Mode {
    SINGLE,
    TRANSACTION,
    AUTO_COMMIT
  }

  /** The service's formats of results. */
  public enum Format {
    JSON,
    CSV
  }

  public boolean isBatch() {
    return mode != Mode.SINGLE;
  }
}
