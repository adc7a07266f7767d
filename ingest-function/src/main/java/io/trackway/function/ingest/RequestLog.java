package io.trackway.function.ingest;

import io.trackway.request.Admission;
import io.trackway.request.Outcome;
import io.trackway.request.Refusal;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One line for the log about one request, without its payload and without its key. */
final class RequestLog {

  private RequestLog() {}

  static String line(int status, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Page() -> status + " page";
      case Outcome.Recognized() -> status + " recognized";
      case Outcome.Refused(Refusal refusal) -> status + " " + refusal.code().text();
      case Outcome.Limited(Duration retryAfter) ->
          status + " rate_limited, retry after " + retryAfter;
      case Outcome.NotStored(Admission admission, String cause) ->
          status + " " + counts(admission) + ", not stored: " + cause;
      case Outcome.Stored(Admission admission) -> status + " " + counts(admission);
    };
  }

  private static String counts(Admission admission) {
    String codes =
        admission.rejected().stream()
            .map(refused -> refused.rejection().reason().code().text())
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    return "accepted=%d rejected=%d%s"
        .formatted(
            admission.accepted().size(),
            admission.rejected().size(),
            admission.rejected().isEmpty() ? "" : " " + codes);
  }
}
