package io.trackway.plan;

import io.trackway.event.Limits;
import io.trackway.event.Violation;
import java.util.List;

/** Says why an event is rejected: schema, path and reason of as many violations as fit. */
final class RefusalText {

  /** Room for how many more there are. */
  private static final int END_CHARACTERS_MAX = 30;

  private RefusalText() {}

  static String of(List<Violation> violations, int more) {
    Violation first = violations.getFirst();
    StringBuilder text = new StringBuilder(first.schema()).append(": ").append(of(first));
    int shown = 1;
    for (Violation next : violations.subList(1, violations.size())) {
      String part = "; " + of(next);
      if (text.length() + part.length() + END_CHARACTERS_MAX
          > Limits.REJECTION_MESSAGE_CHARACTERS_MAX) {
        break;
      }
      text.append(part);
      shown++;
    }
    int left = violations.size() - shown + more;
    return left == 0 ? text.toString() : text + "; and %,d more".formatted(left);
  }

  private static String of(Violation violation) {
    return violation.path().isEmpty()
        ? violation.message()
        : violation.path() + " " + violation.message();
  }
}
