package io.trackway.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Histories as JSON: times as microseconds of 1970, moments as arrays. */
final class HistoryCodec {

  private HistoryCodec() {}

  /** Writes the member; nothing where nothing was done. */
  static void write(JsonGenerator json, String name, History history) throws IOException {
    if (history.events() == 0) {
      return;
    }
    History.Activity activity = history.activity();
    History.Particulars particulars = history.particulars();
    json.writeObjectFieldStart(name);
    json.writeNumberField("events", history.events());
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : activity.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    writeTime(json, "first", activity.firstSeen());
    writeTime(json, "last", activity.lastSeen());
    json.writeObjectFieldStart("opens");
    for (Map.Entry<String, Instant> open : new TreeMap<>(particulars.opens()).entrySet()) {
      json.writeNumberField(open.getKey(), micros(open.getValue()));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("spans");
    for (Span span : activity.spans()) {
      json.writeNumber(micros(span.from()));
      json.writeNumber(ChronoUnit.MICROS.between(span.from(), span.to()));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("traits");
    for (Map.Entry<String, Latest> trait : new TreeMap<>(particulars.traits()).entrySet()) {
      write(json, trait.getKey(), trait.getValue());
    }
    json.writeEndObject();
    write(json, "group", particulars.group());
    write(json, "page", particulars.page());
    writeSteps(json, history.steps());
    json.writeArrayFieldStart("recent");
    for (Recent recent : history.recent()) {
      json.writeStartArray();
      write(json, recent.moment());
      json.writeString(recent.type());
      json.writeString(recent.name());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The history in a member, which need not be there. */
  static History read(JsonNode node) {
    if (node.isMissingNode()) {
      return History.NONE;
    }
    TreeMap<String, Long> counts = new TreeMap<>();
    node.path("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    Map<String, Instant> opens = new HashMap<>();
    node.path("opens")
        .properties()
        .forEach(open -> opens.put(open.getKey(), instant(open.getValue().asLong())));
    List<Span> spans = new ArrayList<>();
    JsonNode times = node.path("spans");
    for (int index = 0; index + 1 < times.size(); index += 2) {
      Instant from = instant(times.path(index).asLong());
      spans.add(new Span(from, from.plus(times.path(index + 1).asLong(), ChronoUnit.MICROS)));
    }
    Map<String, Latest> traits = new HashMap<>();
    node.path("traits")
        .properties()
        .forEach(trait -> traits.put(trait.getKey(), readLatest(trait.getValue())));
    List<Recent> recent = new ArrayList<>();
    for (JsonNode each : node.path("recent")) {
      recent.add(
          new Recent(readMoment(each.path(0)), each.path(1).asText(), each.path(2).asText()));
    }
    return new History(
        new History.Activity(
            node.path("events").asLong(),
            counts,
            readTime(node.path("first")),
            readTime(node.path("last")),
            spans),
        new History.Particulars(
            traits,
            node.has("group") ? readLatest(node.path("group")) : null,
            node.has("page") ? readLatest(node.path("page")) : null,
            opens),
        readSteps(node.path("steps")),
        recent);
  }

  static void write(JsonGenerator json, Moment moment) throws IOException {
    json.writeStartArray();
    json.writeNumber(micros(moment.at()));
    json.writeString(moment.eventId());
    json.writeString(moment.source());
    json.writeEndArray();
  }

  static Moment readMoment(JsonNode node) {
    return new Moment(instant(node.path(0).asLong()), node.path(1).asText(), node.path(2).asText());
  }

  private static void write(JsonGenerator json, String name, @Nullable Latest latest)
      throws IOException {
    if (latest != null) {
      json.writeArrayFieldStart(name);
      json.writeString(latest.value());
      write(json, latest.moment());
      json.writeEndArray();
    }
  }

  private static Latest readLatest(JsonNode node) {
    return new Latest(node.path(0).asText(), readMoment(node.path(1)));
  }

  private static void writeSteps(
      JsonGenerator json, Map<String, List<NavigableSet<Moment>>> funnels) throws IOException {
    json.writeObjectFieldStart("steps");
    for (Map.Entry<String, List<NavigableSet<Moment>>> funnel : new TreeMap<>(funnels).entrySet()) {
      json.writeArrayFieldStart(funnel.getKey());
      for (NavigableSet<Moment> step : funnel.getValue()) {
        json.writeStartArray();
        for (Moment moment : step) {
          write(json, moment);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static Map<String, List<NavigableSet<Moment>>> readSteps(JsonNode node) {
    Map<String, List<NavigableSet<Moment>>> funnels = new HashMap<>();
    node.properties()
        .forEach(
            funnel -> {
              List<NavigableSet<Moment>> steps = new ArrayList<>();
              for (JsonNode step : funnel.getValue()) {
                NavigableSet<Moment> moments = new TreeSet<>();
                step.forEach(moment -> moments.add(readMoment(moment)));
                steps.add(moments);
              }
              funnels.put(funnel.getKey(), steps);
            });
    return funnels;
  }

  private static void writeTime(JsonGenerator json, String name, @Nullable Instant time)
      throws IOException {
    if (time != null) {
      json.writeNumberField(name, micros(time));
    }
  }

  private static @Nullable Instant readTime(JsonNode node) {
    return node.isMissingNode() ? null : instant(node.asLong());
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
