package io.trackway.cli.rejected;

import io.trackway.cli.console.Table;
import io.trackway.cli.console.Terminals;
import io.trackway.cli.warehouse.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reasons for which arrivals were rejected, the most frequent first, for people. */
final class Reasons {

  private static final String INDENTATION = "      ";

  private final Map<Reason, Seen> reasons;
  private final long total;

  /** Why, and for whom. */
  private record Reason(String source, String code, String message) {}

  /** How often and when, with the newest payloads. */
  private record Seen(long count, Instant first, Instant last, List<String> samples) {}

  private Reasons(Map<Reason, Seen> reasons, long total) {
    this.reasons = reasons;
    this.total = total;
  }

  /** Those of an answer to {@link Question#reasons}, and no more than that many. */
  static Reasons of(List<List<String>> answer, int reasonsMax) {
    Map<Reason, Seen> reasons = new LinkedHashMap<>();
    long total = 0;
    for (List<String> row : answer) {
      Reason reason = new Reason(row.getFirst(), row.get(1), row.get(2));
      if (reasons.size() == reasonsMax && !reasons.containsKey(reason)) {
        break;
      }
      reasons
          .computeIfAbsent(
              reason,
              _ ->
                  new Seen(
                      Long.parseLong(row.get(3)),
                      Question.time(row.get(5)),
                      Question.time(row.get(6)),
                      new ArrayList<>()))
          .samples()
          .add(row.get(8));
      total = Long.parseLong(row.get(4));
    }
    return new Reasons(reasons, total);
  }

  /**
   * A table, the samples of a reason below it.
   *
   * @param columns where lines end
   * @param withSamples whether payloads are shown, which are data of users
   */
  List<String> lines(ZoneId zone, int columns, boolean withSamples) {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    Table table = new Table().row("count", "source", "code", "first seen", "last seen", "message");
    reasons.forEach(
        (reason, seen) ->
            table.row(
                "%,d".formatted(seen.count()),
                Terminals.shown(reason.source()),
                Terminals.shown(reason.code()),
                time.format(seen.first()),
                time.format(seen.last()),
                Terminals.shown(reason.message())));
    List<String> rows = table.lines();
    List<String> lines = new ArrayList<>();
    lines.add(Terminals.cut(rows.getFirst(), columns));
    int row = 1;
    for (Seen seen : reasons.values()) {
      lines.add(Terminals.cut(rows.get(row++), columns));
      if (withSamples) {
        seen.samples()
            .forEach(it -> lines.add(Terminals.cut(INDENTATION + Terminals.shown(it), columns)));
      }
    }
    return lines;
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  /** Arrivals with any reason, listed or not. */
  long total() {
    return total;
  }

  /** Arrivals with one of the reasons that are listed. */
  long listed() {
    return reasons.values().stream().mapToLong(Seen::count).sum();
  }
}
