package io.trackway.function.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.live.Funnel;
import io.trackway.live.FunnelReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A funnel as JSON. */
final class FunnelJson {

  private static final int SHARE_DIGITS = 4;

  private FunnelJson() {}

  /** What is declared, and how many people have reached each step. */
  static void write(FunnelReport report, JsonGenerator json) throws IOException {
    Funnel funnel = report.funnel();
    List<Long> people = report.people();
    json.writeStringField("name", funnel.name());
    json.writeNumberField("window_seconds", funnel.window().toSeconds());
    json.writeStringField("order", funnel.order().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("steps");
    for (int step = 0; step < funnel.steps().size(); step++) {
      json.writeStartObject();
      json.writeNumberField("step", step + 1);
      writeEvents(funnel.steps().get(step), json);
      json.writeNumberField("people", people.get(step));
      writeShare("share_of_first", people.get(step), people.getFirst(), json);
      writeShare("share_of_previous", people.get(step), step == 0 ? 0 : people.get(step - 1), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The same by the day of UTC on which people took the first step. */
  static void writeDays(FunnelReport report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("days");
    for (Map.Entry<LocalDate, List<Long>> day : report.days().entrySet()) {
      json.writeStartObject();
      json.writeStringField("day", day.getKey().toString());
      json.writeArrayFieldStart("people");
      for (long people : day.getValue()) {
        json.writeNumber(people);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The names of the events that are the step. */
  static void writeEvents(Funnel.Step step, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("events");
    for (String event : step.events().stream().sorted().toList()) {
      json.writeString(event);
    }
    json.writeEndArray();
  }

  private static void writeShare(String name, long part, long whole, JsonGenerator json)
      throws IOException {
    if (whole == 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(
          name,
          BigDecimal.valueOf(part)
              .divide(BigDecimal.valueOf(whole), SHARE_DIGITS, RoundingMode.HALF_UP)
              .stripTrailingZeros());
    }
  }
}
