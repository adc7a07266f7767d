package io.trackway.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells who a user is. */
@Command(
    name = "user",
    description = {"Tells who a user is, as live state knows it.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the user is known", "2:nobody is, or there is no answer"})
public final class UserCommand extends ReadCommand {

  @Parameters(
      paramLabel = "ID",
      description = "A user's id, an anonymous one, or one that an alias has replaced.")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    return print("users", id, UserCommand::lines);
  }

  private static List<String> lines(JsonNode user) {
    JsonNode sessions = user.path("sessions");
    Table head =
        new Table()
            .row("user", user.path("id").asText())
            .row("devices", texts(user.path("devices")))
            .row("former ids", texts(user.path("former_ids")))
            .row("group", user.path("group_id").asText("-"))
            .row("first seen", user.path("first_seen").asText())
            .row("last seen", user.path("last_seen").asText())
            .row("sessions", sessions.path("count").asText())
            .row("last page", page(user.path("last_page")))
            .row("segments", texts(user.path("segments")));
    List<String> lines = new ArrayList<>(head.lines());
    add(lines, "event", "count", user.path("counts"));
    add(lines, "trait", "value", user.path("traits"));
    add(lines, "platform", "last open", user.path("last_open"));
    for (JsonNode funnel : user.path("funnels")) {
      Table steps = new Table().row("funnel", "step", "event", "reached");
      for (JsonNode step : funnel.path("steps")) {
        steps.row(
            funnel.path("name").asText(),
            step.path("step").asText(),
            texts(step.path("events")),
            step.path("reached_at").asText("-"));
      }
      lines.add("");
      lines.addAll(steps.lines());
    }
    return lines;
  }

  private static void add(List<String> lines, String name, String value, JsonNode object) {
    Table table = new Table().row(name, value);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      table.row(field.getKey(), value(field.getValue()));
    }
    if (!object.isEmpty()) {
      lines.add("");
      lines.addAll(table.lines());
    }
  }

  private static String value(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", value.bigIntegerValue())
        : value.toString();
  }

  private static String page(JsonNode page) {
    return page.path("url").asText(page.path("name").asText("-"));
  }

  private static String texts(JsonNode list) {
    return list.isEmpty()
        ? "-"
        : String.join(
            ", ", StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList());
  }
}
