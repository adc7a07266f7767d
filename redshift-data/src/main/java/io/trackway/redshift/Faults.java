package io.trackway.redshift;

import io.trackway.redshift.Execution.Failed;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells faults apart.
 *
 * <p>The engine's errors come as text alone. What is not known counts as passing: the batch comes
 * again, and in the end is kept with its payload where failed batches are kept. To take an unknown
 * error for a refused value could empty a whole stream into the rejected rows.
 */
final class Faults {

  private static final Pattern DATA =
      Pattern.compile(
          "value too long|invalid or unsupported utf|invalid byte sequence|invalid input syntax"
              + "|out of range|cannot insert a null|null value in column|json pars|invalid json"
              + "|parsing json|exceeds the max size|unsupported unicode escape|larger than 100"
              // Of a file the engine says only that something in it is refused.
              + "|load into table .* failed");

  private static final Pattern SETUP =
      Pattern.compile(
          "does not exist|permission denied|must be owner|not authorized|syntax error"
              + "|authentication failed|access denied|is of type|more expressions than"
              + "|divi(de|sion) by zero");

  /** A file may have been removed because the load that it was for had been given up. */
  private static final Pattern PASSING_ENGINE = Pattern.compile("s3 prefix .* does not exist");

  private static final Pattern PASSING_SERVICE =
      Pattern.compile("paus|resum|unavailable|not available|modif|try again|expired|timed? ?out");

  private static final Set<String> PASSING_CODES =
      Set.of(
          "ActiveStatementsExceededException",
          "ActiveSessionsExceededException",
          "ActiveWaitingRequestsExceededException",
          "BatchExecuteStatementException",
          "DatabaseConnectionException",
          "InternalServerException",
          "QueryTimeoutException");

  private Faults() {}

  /** An error that a statement ended with. */
  static Failed ofEngine(@Nullable String error) {
    String message = error == null ? "the engine gives no reason" : error;
    String text = message.toLowerCase(Locale.ROOT);
    if (DATA.matcher(text).find()) {
      return new Failed(Fault.DATA, message);
    }
    boolean stays = SETUP.matcher(text).find() && !PASSING_ENGINE.matcher(text).find();
    return new Failed(stays ? Fault.SETUP : Fault.PASSING, message);
  }

  /** A call that the service refused, or that got no answer. */
  static Failed ofCall(SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    if (!(failure instanceof AwsServiceException service)) {
      return new Failed(Fault.PASSING, message);
    }
    String text = message.toLowerCase(Locale.ROOT);
    if (DATA.matcher(text).find()) {
      return new Failed(Fault.DATA, message);
    }
    boolean passing =
        service.isThrottlingException()
            || service.statusCode() >= 500
            || PASSING_CODES.contains(code(service))
            || PASSING_SERVICE.matcher(text).find();
    return new Failed(passing ? Fault.PASSING : Fault.SETUP, message);
  }

  /** An answer that did not come from the service itself, but from something between, has none. */
  private static String code(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null ? "" : String.valueOf(details.errorCode());
  }
}
