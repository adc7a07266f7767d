package io.trackway.local.chaos;

import io.trackway.local.demo.check.Promise;
import io.trackway.local.demo.report.Table;
import io.trackway.local.demo.report.Terminal;
import io.trackway.local.demo.traffic.Traffic;
import io.trackway.local.faults.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Shows on a terminal what a run is and what it found. */
final class ChaosReport {

  /** More of what is wrong in the same way would not tell more. */
  private static final int SHOWN_MAX = 20;

  private final Terminal terminal;
  private final ChaosOptions options;

  ChaosReport(Terminal terminal, ChaosOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  void announce(Traffic traffic) {
    terminal.heading("Everything fails");
    terminal.line(
        "  %s events in %s requests, %s entries again, %s malformed (seed %d)"
            .formatted(
                count(traffic.expectation().ids().size()),
                count(traffic.posts().stream().mapToLong(post -> post.times()).sum()),
                count(traffic.expectation().duplicates()),
                count(traffic.expectation().rejected()),
                options.seed()));
    terminal.line("");
  }

  void show(ChaosFindings findings, Duration took) {
    faults(findings.hardness());
    promises(findings.promises());
    boolean held = findings.hold();
    terminal.line("");
    terminal.line(
        "  %s entries answered in %d s: %s requests, %s of them sent again"
            .formatted(
                count(findings.day().answers().sent()),
                took.toSeconds(),
                count(findings.day().answers().requests()),
                count(findings.day().answers().retries())));
    terminal.line("");
    if (held) {
      terminal.line(terminal.good("Every promise held."));
    } else {
      wrong(findings);
      terminal.line(terminal.bad("Not every promise held."));
      terminal.line(
          "The functions' logs stay where they are. The same traffic, faults and kills again:");
      terminal.line("  make chaos SEED=%d EVENTS=%d".formatted(options.seed(), options.events()));
    }
  }

  private void faults(ChaosFindings.Hardness hardness) {
    terminal.heading("Faults");
    Table table = new Table();
    table.row(row("", hardness.calls(), it -> it.service().key()));
    table.row(row("", hardness.calls(), it -> name(it)));
    table.row(row("calls", hardness.calls(), it -> count(it.injected().calls(it.kind()))));
    for (FaultKind fault : FaultKind.values()) {
      table.row(
          row(
              fault.text(),
              hardness.calls(),
              it -> it.isPlanned(fault) ? count(it.injected().faults(it.kind(), fault)) : ""));
    }
    table.lines().forEach(terminal::line);
    terminal.heading("Killed at work");
    Table kills = new Table();
    hardness.killed().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> kills.row(it.getKey(), count(it.getValue())));
    kills.lines().forEach(terminal::line);
  }

  private static String name(FaultyServices.Calls calls) {
    return calls.kind().operation() + calls.kind().text().replace('-', ' ');
  }

  private static String[] row(
      String first, List<FaultyServices.Calls> calls, Function<FaultyServices.Calls, String> cell) {
    List<String> cells = new ArrayList<>(List.of(first));
    calls.stream().map(cell).forEach(cells::add);
    return cells.toArray(String[]::new);
  }

  private void promises(List<Promise> promises) {
    terminal.heading("Promises");
    Table table = new Table();
    promises.forEach(it -> table.row(it.holds() ? "✔" : "✘", it.name(), it.detail()));
    List<String> lines = table.lines();
    for (int place = 0; place < promises.size(); place++) {
      String line = lines.get(place);
      terminal.line(
          promises.get(place).holds() ? line.replace("✔", terminal.good("✔")) : terminal.bad(line));
    }
  }

  private void wrong(ChaosFindings findings) {
    List<String> missing =
        findings.day().answers().postedAt().keySet().stream()
            .filter(id -> !findings.day().stored().loadOf().containsKey(id))
            .toList();
    list("accepted, and no row", missing);
    list("arrived, and no row", findings.books().missing());
    list("a row too many", findings.books().twice());
    list("a row of nothing that arrived", findings.books().unknown());
    list("not what was sent", findings.contents().wrong());
  }

  private void list(String what, List<String> ids) {
    if (!ids.isEmpty()) {
      terminal.line("  " + what + " (" + count(ids.size()) + "):");
      ids.stream().limit(SHOWN_MAX).forEach(id -> terminal.line("    " + id));
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
