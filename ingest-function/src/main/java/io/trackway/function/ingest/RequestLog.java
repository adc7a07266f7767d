package io.trackway.function.ingest;

import io.trackway.event.Refusal;
import io.trackway.ingest.Admission;
import io.trackway.ingest.Outcome;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One line for the log about one request, without its payload and without its key. */
final class RequestLog {

  private RequestLog() {}

  static String line(int status, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Healthy() -> status + " healthy";
      case Outcome.Refused(Refusal refusal, Optional<String> notKept) ->
          status + " " + refusal.code().text() + notKept(notKept);
      case Outcome.NotStored(Admission admission, String cause) ->
          status + " " + counts(admission) + ", not stored: " + cause;
      case Outcome.Stored(Admission admission, Optional<String> notKept) ->
          status + " " + counts(admission) + notKept(notKept);
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

  private static String notKept(Optional<String> cause) {
    return cause.map(text -> ", rejections not kept: " + text).orElse("");
  }
}
