package io.trackway.cli.send;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many events were accepted and rejected.
 *
 * @param accepted how many are stored
 * @param reasons of those that are not, by code
 */
record Tally(long accepted, SortedMap<String, Reason> reasons) {

  /** Nothing sent yet. */
  static final Tally NONE = new Tally(0, new TreeMap<>());

  /** Above what the endpoint has; what comes beyond counts under one of its own. */
  static final int CODES_MAX = 50;

  private static final String OTHER = "other";

  Tally {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /**
   * The events that were rejected with one code.
   *
   * @param message of the first of them
   * @param lines the numbers of the first few
   */
  record Reason(long events, String message, List<Long> lines) {

    static final int LINES_MAX = 3;

    Reason {
      lines = List.copyOf(lines);
    }

    private Reason and(RejectedLine next) {
      List<Long> more = new ArrayList<>(lines);
      if (more.size() < LINES_MAX) {
        more.add(next.line().number());
      }
      return new Reason(events + 1, message, more);
    }
  }

  /** With what became of some more lines. */
  Tally and(Outcome outcome) {
    if (outcome.rejected().isEmpty()) {
      return new Tally(accepted + outcome.accepted(), reasons);
    }
    SortedMap<String, Reason> all = new TreeMap<>(reasons);
    for (RejectedLine line : outcome.rejected()) {
      boolean hasRoom = all.size() < CODES_MAX || all.containsKey(line.code());
      all.merge(
          hasRoom ? line.code() : OTHER,
          new Reason(1, line.message(), List.of(line.line().number())),
          (known, fresh) -> known.and(line));
    }
    return new Tally(accepted + outcome.accepted(), all);
  }

  long rejected() {
    return reasons.values().stream().mapToLong(Reason::events).sum();
  }

  /** Events that got an answer. */
  long sent() {
    return accepted + rejected();
  }
}
