package io.trackway.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how far people have come in a funnel. */
@Command(
    name = "funnel",
    description = {"Tells how far people have come in a funnel, in all and by day.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the funnel is declared", "2:it is not, or there is no answer"})
public final class FunnelCommand extends ReadCommand {

  @Parameters(paramLabel = "NAME", description = "The funnel's name in funnels.yaml.")
  private String name = "";

  @Override
  public Integer call() throws InterruptedException {
    return print("funnels", name, FunnelCommand::lines);
  }

  private static List<String> lines(JsonNode funnel) {
    Table steps = new Table().row("step", "event", "people", "of first", "of previous");
    List<String> head = new ArrayList<>(List.of("day"));
    for (JsonNode step : funnel.path("steps")) {
      steps.row(
          step.path("step").asText(),
          String.join(
              ", ",
              StreamSupport.stream(step.path("events").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList()),
          count(step.path("people")),
          share(step.path("share_of_first")),
          share(step.path("share_of_previous")));
      head.add("step " + step.path("step").asText());
    }
    Table days = new Table().row(head.toArray(String[]::new));
    for (JsonNode day : funnel.path("days")) {
      List<String> row = new ArrayList<>(List.of(day.path("day").asText()));
      day.path("people").forEach(people -> row.add(count(people)));
      days.row(row.toArray(String[]::new));
    }
    List<String> lines = new ArrayList<>(steps.lines());
    if (!funnel.path("days").isEmpty()) {
      lines.add("");
      lines.addAll(days.lines());
    }
    return lines;
  }

  private static String count(JsonNode number) {
    return String.format(Locale.ROOT, "%,d", number.asLong());
  }

  private static String share(JsonNode share) {
    return share.isNull() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble());
  }
}
