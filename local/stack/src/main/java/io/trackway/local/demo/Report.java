package io.trackway.local.demo;

import io.trackway.local.demo.check.Findings;
import io.trackway.local.demo.check.Freshness;
import io.trackway.local.demo.check.Promise;
import io.trackway.local.demo.check.Row;
import io.trackway.local.demo.report.Bars;
import io.trackway.local.demo.report.Table;
import io.trackway.local.demo.report.Terminal;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows on a terminal what a demo found. */
final class Report {

  private static final int BAR_WIDTH = 60;

  private final Terminal terminal;

  Report(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Findings findings, List<Promise> promises, Freshness freshness) {
    reconciliation(findings);
    promises(promises);
    terminal.heading("Freshness");
    terminal.line(
        "  p50 %s   p95 %s   max %s   from POST to a row that a query returns"
            .formatted(
                seconds(freshness.median()),
                seconds(freshness.p95()),
                seconds(freshness.longest())));
    terminal.line(
        terminal.faint(
            "  (%s events; loads asked for every 0.5 s while sending, so never too good)"
                .formatted(count(freshness.events()))));
  }

  private void reconciliation(Findings findings) {
    SendLog answers = findings.answers();
    Table table = new Table();
    table.row(
        "sent", count(answers.sent()), "entries in " + count(answers.requests()) + " requests");
    table.row("accepted", count(answers.accepted()), "answered 2xx");
    long atTheDoor = answers.rejected().values().stream().mapToLong(Integer::longValue).sum();
    table.row("rejected at the door", count(atTheDoor), "");
    answers.rejected().forEach((code, number) -> table.row("  " + code, count(number), ""));
    table.row("loaded", count(findings.stored().rows()), "rows of events");
    table.row("duplicate", count(findings.stored().duplicates()), "rows of duplicate_events");
    table.row("rejected", count(findings.stored().rejections()), "rows of rejected_events");
    table.row("in flight", count(Math.max(0, findings.inFlight())), "");
    terminal.heading("Reconciliation");
    table.lines().forEach(terminal::line);
    terminal.line(
        "  %s = %s + %s + %s + %s  %s"
            .formatted(
                count(answers.sent()),
                count(findings.stored().rows()),
                count(findings.stored().duplicates()),
                count(findings.stored().rejections()),
                count(Math.max(0, findings.inFlight())),
                mark(findings.isBalanced())));
    terminal.line(
        terminal.faint(
            "  besides: %s requests refused for their write key, %s sent again without an answer"
                .formatted(count(answers.refusedRequests()), count(answers.retries()))));
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

  void show(Insights insights) {
    terminal.heading("Events per minute, by the hour of " + insights.day() + " (occurred_at, UTC)");
    long most = insights.hours().stream().mapToLong(hour -> hour.number(1)).max().orElse(0);
    for (Row hour : insights.hours()) {
      terminal.line(
          String.format(
              Locale.ROOT,
              "  %s %5.1f  %s",
              hour.text(0),
              hour.number(1) / 60.0,
              Bars.bar(hour.number(1), most, BAR_WIDTH)));
    }
    terminal.heading("Top events");
    Table names = new Table().row("name", "events", "people");
    insights.names().forEach(it -> names.row(it.text(0), count(it.number(1)), count(it.number(2))));
    names.lines().forEach(terminal::line);
    terminal.heading("Funnel, by person");
    Table funnel = new Table();
    long first = insights.funnel().getFirst().number(1);
    for (Row step : insights.funnel()) {
      long reached = step.number(1);
      funnel.row(
          step.text(0),
          count(reached),
          String.format(Locale.ROOT, "%.0f %%", first == 0 ? 0 : 100.0 * reached / first),
          Bars.bar(reached, first, BAR_WIDTH - 14));
    }
    funnel.lines().forEach(terminal::line);
  }

  /** Says what can be looked at, which is only as long as the stack runs. */
  void show(StackDescription stack) {
    terminal.heading("Where it was (make run starts the same and stays up)");
    Table table = new Table();
    table.row("endpoint", stack.gateway().endpoint().map(Object::toString).orElse("none"));
    for (Service service : List.of(Service.KINESIS, Service.DYNAMODB, Service.REDSHIFT_DATA)) {
      table.row(service.key(), stack.endpoint(service).toString());
    }
    table.row("psql", "psql '" + stack.warehouse().jdbcUrl().replaceFirst("^jdbc:", "") + "'");
    table.lines().forEach(terminal::line);
  }

  int verdict(List<Promise> promises) {
    long broken = promises.stream().filter(it -> !it.holds()).count();
    terminal.line("");
    terminal.line(
        broken == 0
            ? terminal.good("Every promise held.")
            : terminal.bad(broken + " of " + promises.size() + " promises did not hold."));
    return broken == 0 ? 0 : 1;
  }

  private String mark(boolean holds) {
    return holds ? terminal.good("✔") : terminal.bad("✘");
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
