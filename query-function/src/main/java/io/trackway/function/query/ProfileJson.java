package io.trackway.function.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.trackway.live.Funnel;
import io.trackway.live.FunnelProgress;
import io.trackway.live.History;
import io.trackway.live.History.Activity;
import io.trackway.live.History.Particulars;
import io.trackway.live.Latest;
import io.trackway.live.LivePlan;
import io.trackway.live.Person;
import io.trackway.live.Profile;
import io.trackway.live.Recent;
import io.trackway.live.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A user as JSON. */
final class ProfileJson {

  /** As long as sessions are kept, seen from the last event. */
  private static final int SESSION_DAYS = 30;

  private static final JsonFactory JSON = new JsonFactory();

  private ProfileJson() {}

  /** Who it is, what the user did, and how far the user has come. */
  static void write(Profile profile, String askedId, LivePlan plan, JsonGenerator json)
      throws IOException {
    Person person = profile.person();
    History history = person.history();
    json.writeStringField("id", person.id());
    json.writeStringField("asked_id", askedId);
    writeTexts("devices", person.devices(), json);
    writeTexts("former_ids", person.formerIds(), json);
    writeActivity(history.activity(), json);
    writeParticulars(history.particulars(), json);
    writeFunnels(profile, plan.funnels(), json);
    writeTexts("segments", profile.segments(), json);
  }

  /** What the user did last, the latest first. */
  static void writeEvents(Profile profile, String askedId, JsonGenerator json) throws IOException {
    json.writeStringField("id", profile.person().id());
    json.writeStringField("asked_id", askedId);
    json.writeArrayFieldStart("events");
    for (Recent event : profile.person().history().recent()) {
      json.writeStartObject();
      json.writeStringField("event_id", event.moment().eventId());
      json.writeStringField("source", event.moment().source());
      json.writeStringField("type", event.type());
      json.writeStringField("name", event.name());
      writeTime("occurred_at", event.moment().at(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeActivity(Activity activity, JsonGenerator json) throws IOException {
    writeTime("first_seen", activity.firstSeen(), json);
    writeTime("last_seen", activity.lastSeen(), json);
    json.writeNumberField("events", activity.events());
    json.writeObjectFieldStart("counts");
    long named = 0;
    for (Map.Entry<String, Long> count : activity.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
      named += count.getValue();
    }
    json.writeEndObject();
    json.writeNumberField("other_events", activity.events() - named);
    writeSessions(activity.spans(), json);
  }

  private static void writeSessions(List<Span> sessions, JsonGenerator json) throws IOException {
    @Nullable Span last = sessions.isEmpty() ? null : sessions.getLast();
    json.writeObjectFieldStart("sessions");
    json.writeNumberField("days", SESSION_DAYS);
    json.writeNumberField("count", sessions.size());
    writeTime("last_started_at", last == null ? null : last.from(), json);
    writeTime("last_ended_at", last == null ? null : last.to(), json);
    json.writeEndObject();
  }

  private static void writeParticulars(Particulars particulars, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("last_open");
    for (Map.Entry<String, Instant> open : new TreeMap<>(particulars.opens()).entrySet()) {
      writeTime(open.getKey(), open.getValue(), json);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("traits");
    for (Map.Entry<String, Latest> trait : new TreeMap<>(particulars.traits()).entrySet()) {
      json.writeFieldName(trait.getKey());
      json.writeRawValue(trait.getValue().value());
    }
    json.writeEndObject();
    @Nullable Latest group = particulars.group();
    json.writeStringField("group_id", group == null ? null : group.value());
    writePage(particulars.page(), json);
  }

  private static void writePage(@Nullable Latest page, JsonGenerator json) throws IOException {
    if (page == null) {
      json.writeNullField("last_page");
      return;
    }
    Map<String, String> texts = texts(page.value());
    json.writeObjectFieldStart("last_page");
    for (String name : List.of("name", "url", "path", "title")) {
      json.writeStringField(name, texts.get(name));
    }
    writeTime("at", page.moment().at(), json);
    json.writeEndObject();
  }

  /** The members of an object of texts. */
  private static Map<String, String> texts(String object) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(object)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        texts.put(name, parser.nextTextValue());
      }
    }
    return texts;
  }

  private static void writeFunnels(Profile profile, List<Funnel> funnels, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("funnels");
    for (Funnel funnel : funnels) {
      List<Instant> reached =
          profile.funnels().getOrDefault(funnel.name(), FunnelProgress.NONE).reached();
      json.writeStartObject();
      json.writeStringField("name", funnel.name());
      json.writeArrayFieldStart("steps");
      for (int step = 0; step < funnel.steps().size(); step++) {
        json.writeStartObject();
        json.writeNumberField("step", step + 1);
        FunnelJson.writeEvents(funnel.steps().get(step), json);
        writeTime("reached_at", step < reached.size() ? reached.get(step) : null, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeTime(String name, @Nullable Instant time, JsonGenerator json)
      throws IOException {
    json.writeStringField(name, time == null ? null : time.toString());
  }
}
