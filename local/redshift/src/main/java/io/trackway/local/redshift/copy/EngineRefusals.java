package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.copy.RowRefused.Reason;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the engine says of a row that only it could check, such as the 30th of February. */
final class EngineRefusals {
  private static final Pattern PLACE =
      Pattern.compile("COPY .*?, line (\\d+)(?:, column ([^:]+))?.*", Pattern.DOTALL);

  private EngineRefusals() {}

  /** Whether a value or a constraint is at fault: SQL's classes 22 and 23. */
  static boolean isOfARow(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  static RowRefused row(SQLException failure) {
    Matcher place = place(failure);
    String column = place.matches() ? String.valueOf(place.group(2)) : "";
    return RowRefused.value(reason(String.valueOf(failure.getSQLState())), column);
  }

  /** Counted over all that was sent, or 0. */
  static long line(SQLException failure) {
    Matcher place = place(failure);
    return place.matches() ? Long.parseLong(place.group(1)) : 0;
  }

  private static Matcher place(SQLException failure) {
    ServerErrorMessage message =
        failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    return PLACE.matcher(message == null ? "" : String.valueOf(message.getWhere()));
  }

  private static Reason reason(String state) {
    return switch (state) {
      case "22001", "23514" -> Reason.TOO_LONG;
      case "22007", "22008", "22009" -> Reason.TIME;
      case "22021", "22P05" -> Reason.ENCODING;
      case "23502" -> Reason.MISSING;
      default -> Reason.VALUE;
    };
  }
}
