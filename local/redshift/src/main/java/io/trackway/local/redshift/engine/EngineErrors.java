package io.trackway.local.redshift.engine;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Gives the engine's errors the words that Redshift has for them. */
final class EngineErrors {
  /** The bridge names its checks of byte lengths by type and limit. */
  private static final Pattern BYTES = Pattern.compile("bytes_(varying|fixed)_(\\d+)_.*");

  private static final String CARDINALITY_VIOLATION = "21000";
  private static final String NOT_NULL_VIOLATION = "23502";
  private static final String CHECK_VIOLATION = "23514";
  private static final String SERIALIZATION_FAILURE = "40001";

  private EngineErrors() {}

  static EngineException of(SQLException failure) {
    return new EngineException("ERROR: " + message(failure), failure);
  }

  static String message(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    if (server == null || server.getMessage() == null) {
      return String.valueOf(failure.getMessage());
    }
    String message = server.getMessage();
    String state = String.valueOf(server.getSQLState());
    if (state.equals(CHECK_VIOLATION)) {
      return tooLong(String.valueOf(server.getConstraint()), message);
    }
    if (state.equals(NOT_NULL_VIOLATION)) {
      return "Cannot insert a NULL value into column " + server.getColumn();
    }
    if (state.equals(SERIALIZATION_FAILURE)) {
      return "1023\n  DETAIL: Serializable isolation violation on table in Redshift";
    }
    if (state.equals(CARDINALITY_VIOLATION) && message.startsWith("MERGE")) {
      return "Found multiple matches to update the same tuple.";
    }
    return message;
  }

  private static String tooLong(String constraint, String message) {
    Matcher bytes = BYTES.matcher(constraint);
    if (!bytes.matches()) {
      return message;
    }
    return "value too long for type character%s(%s)"
        .formatted(bytes.group(1).equals("varying") ? " varying" : "", bytes.group(2));
  }
}
