package io.trackway.cli.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.cli.console.Table;
import io.trackway.cli.console.Terminals;
import io.trackway.cli.plan.CheckTally.Fates;
import io.trackway.cli.plan.CheckTally.Occurrences;
import io.trackway.event.StorableText;
import io.trackway.event.Violation;
import io.trackway.plan.SourceRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a plan would do to a file's events, for people or for programs. */
final class CheckReport {

  private static final int NAMES_MAX = 50;
  private static final int VIOLATIONS_MAX = 20;
  private static final int NAME_CHARACTERS_MAX = 40;
  private static final int PATH_CHARACTERS_MAX = 40;

  private final Title title;
  private final CheckTally tally;

  /** What was asked. */
  record Title(Path folder, int schemas, String source, SourceRule rule) {}

  CheckReport(Title title, CheckTally tally) {
    this.title = title;
    this.tally = tally;
  }

  /** Tables in lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Plan %s, %s; source %s: violations %s, unknown events %s."
            .formatted(
                title.folder(),
                title.schemas() == 1 ? "1 schema" : title.schemas() + " schemas",
                Terminals.shown(title.source()),
                title.rule().violations().text(),
                title.rule().unknownEvents().text()));
    lines.add("");
    lines.addAll(names());
    if (!tally.violations().isEmpty()) {
      lines.add("");
      lines.addAll(violations());
    }
    if (!tally.notTaken().isEmpty()) {
      lines.add("");
      lines.add("The endpoint itself would reject %s:".formatted(number(tally.notTakenCount())));
      lines.addAll(notTaken());
    }
    return lines;
  }

  private List<String> names() {
    List<Map.Entry<String, Fates>> names = tally.names();
    Table table = new Table();
    table.row("event", "events", "conform", "flagged", "rejected", "unknown");
    names.stream().limit(NAMES_MAX).forEach(name -> row(table, name.getKey(), name.getValue()));
    row(table, "all", tally.total());
    return withRest(table, names.size() - NAMES_MAX, "names");
  }

  private static void row(Table table, String name, Fates fates) {
    table.row(
        cell(name, NAME_CHARACTERS_MAX),
        number(fates.events()),
        number(fates.conforming()),
        number(fates.flagged()),
        number(fates.rejected()),
        number(fates.unknown()));
  }

  private List<String> violations() {
    List<Map.Entry<Violation, Occurrences>> violations = tally.violations();
    Table table = new Table();
    table.row("events", "first line", "schema", "path", "what is wrong");
    violations.stream()
        .limit(VIOLATIONS_MAX)
        .forEach(
            entry ->
                table.row(
                    number(entry.getValue().events()),
                    number(entry.getValue().firstLine()),
                    cell(entry.getKey().schema(), NAME_CHARACTERS_MAX),
                    cell(entry.getKey().path(), PATH_CHARACTERS_MAX),
                    Terminals.shown(entry.getKey().message())));
    return withRest(
        table,
        Math.max(0, violations.size() - VIOLATIONS_MAX) + tally.moreViolations(),
        "violations");
  }

  private List<String> notTaken() {
    Table table = new Table();
    table.row("events", "first line", "code", "message of the first");
    tally
        .notTaken()
        .forEach(
            entry ->
                table.row(
                    number(entry.getValue().events()),
                    number(entry.getValue().firstLine()),
                    entry.getKey(),
                    Terminals.shown(tally.message(entry.getKey()))));
    return table.lines();
  }

  private static List<String> withRest(Table table, long more, String what) {
    List<String> lines = new ArrayList<>(table.lines());
    if (more > 0) {
      lines.add("  and %s more %s".formatted(number(more), what));
    }
    return lines;
  }

  private static String cell(String text, int charactersMax) {
    String shown = Terminals.shown(text);
    return shown.length() <= charactersMax
        ? shown
        : StorableText.cut(shown, charactersMax - 3) + "...";
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }

  /** One object with everything that was counted. */
  String json() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("plan", title.folder().toString());
    report.put("source", title.source());
    report.put("violations", title.rule().violations().text());
    report.put("unknown_events", title.rule().unknownEvents().text());
    fates(report, tally.total());
    ArrayNode names = report.putArray("names");
    tally
        .names()
        .forEach(name -> fates(names.addObject().put("name", name.getKey()), name.getValue()));
    ArrayNode violations = report.putArray("found");
    tally
        .violations()
        .forEach(
            entry ->
                occurrences(
                    violations
                        .addObject()
                        .put("schema", entry.getKey().schema())
                        .put("path", entry.getKey().path())
                        .put("message", entry.getKey().message()),
                    entry.getValue()));
    report.put("more_found", tally.moreViolations());
    ArrayNode notTaken = report.putArray("not_taken");
    tally
        .notTaken()
        .forEach(
            entry ->
                occurrences(
                    notTaken
                        .addObject()
                        .put("code", entry.getKey())
                        .put("message", tally.message(entry.getKey())),
                    entry.getValue()));
    return report.toString();
  }

  private static void fates(ObjectNode object, Fates fates) {
    object.put("events", fates.events());
    object.put("conforming", fates.conforming());
    object.put("flagged", fates.flagged());
    object.put("rejected", fates.rejected());
    object.put("unknown", fates.unknown());
  }

  private static void occurrences(ObjectNode object, Occurrences occurrences) {
    object.put("events", occurrences.events());
    object.put("first_line", occurrences.firstLine());
  }
}
