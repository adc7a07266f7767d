package io.trackway.cli.send;

import io.trackway.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a file's events, for people. */
final class Summary {

  private Summary() {}

  static List<String> lines(Tally tally) {
    List<String> lines =
        new ArrayList<>(
            new Table()
                .row("sent", number(tally.sent()))
                .row("accepted", number(tally.accepted()), "stored")
                .row("rejected", number(tally.rejected()))
                .lines());
    if (!tally.reasons().isEmpty()) {
      Table table = new Table().row("code", "events", "lines", "message of the first");
      tally
          .reasons()
          .forEach(
              (code, reason) ->
                  table.row(code, number(reason.events()), numbers(reason), reason.message()));
      lines.add("");
      lines.addAll(table.lines());
    }
    return lines;
  }

  private static String numbers(Tally.Reason reason) {
    String some = reason.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return reason.events() > reason.lines().size() ? some + ", ..." : some;
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }
}
