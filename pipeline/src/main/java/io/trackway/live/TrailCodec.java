package io.trackway.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Trails as the JSON of documents: short names, since each KB of a write is paid for. */
final class TrailCodec {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TrailCodec() {}

  /** The document's content. */
  static JsonObject encode(Trail trail) {
    return new JsonObject(
        LiveJson.text(
            json -> {
              json.writeStartObject();
              json.writeNumberField("v", 1);
              HistoryCodec.write(json, "user", trail.asUser());
              HistoryCodec.write(json, "device", trail.asDevice());
              writeMoments(json, "devices", trail.links().devices());
              writeMoments(json, "users", trail.links().users());
              writeMoments(json, "aliases", trail.links().aliases());
              writeMoments(json, "former", trail.links().formerIds());
              json.writeObjectFieldStart("applied");
              for (Map.Entry<String, String> shard : new TreeMap<>(trail.applied()).entrySet()) {
                json.writeStringField(shard.getKey(), shard.getValue());
              }
              json.writeEndObject();
              write(json, trail.counted());
              json.writeEndObject();
            }));
  }

  /** The trail in a document's content. */
  static Trail decode(JsonObject content) {
    JsonNode node = tree(content);
    Map<String, String> applied = new HashMap<>();
    node.path("applied")
        .properties()
        .forEach(shard -> applied.put(shard.getKey(), shard.getValue().asText()));
    return new Trail(
        HistoryCodec.read(node.path("user")),
        HistoryCodec.read(node.path("device")),
        new Trail.Links(
            readMoments(node.path("devices")),
            readMoments(node.path("users")),
            readMoments(node.path("aliases")),
            readMoments(node.path("former"))),
        applied,
        readCounted(node));
  }

  static JsonNode tree(JsonObject content) {
    try {
      return MAPPER.readTree(content.text());
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  private static void write(JsonGenerator json, Trail.Counted counted) throws IOException {
    json.writeObjectFieldStart("funnels");
    for (Map.Entry<String, Trail.Cohort> funnel : new TreeMap<>(counted.funnels()).entrySet()) {
      json.writeArrayFieldStart(funnel.getKey());
      json.writeString(funnel.getValue().day());
      json.writeNumber(funnel.getValue().steps());
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("segments");
    for (Map.Entry<String, Trail.Membership> segment :
        new TreeMap<>(counted.segments()).entrySet()) {
      json.writeArrayFieldStart(segment.getKey());
      json.writeBoolean(segment.getValue().inside());
      json.writeNumber(segment.getValue().changes());
      json.writeNumber(segment.getValue().announced());
      json.writeEndArray();
    }
    json.writeEndObject();
    if (counted.due() != null) {
      json.writeNumberField("due", counted.due().getEpochSecond());
    }
  }

  private static Trail.Counted readCounted(JsonNode node) {
    Map<String, Trail.Cohort> funnels = new HashMap<>();
    node.path("funnels")
        .properties()
        .forEach(
            funnel ->
                funnels.put(
                    funnel.getKey(),
                    new Trail.Cohort(
                        funnel.getValue().path(0).asText(), funnel.getValue().path(1).asInt())));
    Map<String, Trail.Membership> segments = new HashMap<>();
    node.path("segments")
        .properties()
        .forEach(
            segment ->
                segments.put(
                    segment.getKey(),
                    new Trail.Membership(
                        segment.getValue().path(0).asBoolean(),
                        segment.getValue().path(1).asLong(),
                        segment.getValue().path(2).asLong())));
    return new Trail.Counted(
        funnels,
        segments,
        node.has("due") ? Instant.ofEpochSecond(node.path("due").asLong()) : null);
  }

  private static void writeMoments(JsonGenerator json, String name, Map<String, Moment> moments)
      throws IOException {
    if (moments.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Moment> moment : new TreeMap<>(moments).entrySet()) {
      json.writeFieldName(moment.getKey());
      HistoryCodec.write(json, moment.getValue());
    }
    json.writeEndObject();
  }

  private static Map<String, Moment> readMoments(JsonNode node) {
    Map<String, Moment> moments = new HashMap<>();
    node.properties()
        .forEach(
            moment -> moments.put(moment.getKey(), HistoryCodec.readMoment(moment.getValue())));
    return moments;
  }
}
