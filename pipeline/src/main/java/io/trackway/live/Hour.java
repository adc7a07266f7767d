package io.trackway.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.event.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one shard has brought of what was received within one hour.
 *
 * @param applied the highest sequence number that is in it
 * @param minutes by their beginnings
 */
record Hour(String applied, NavigableMap<Instant, Minute> minutes) {

  /** How long it is kept, from its beginning. */
  static final Duration KEPT = Duration.ofHours(49);

  /** Nothing received. */
  static final Hour NONE = new Hour("", new TreeMap<>());

  /** The hour in which it was received. */
  static Instant of(Instant receivedAt) {
    return receivedAt.truncatedTo(ChronoUnit.HOURS);
  }

  JsonObject encode() {
    return new JsonObject(
        LiveJson.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("applied", applied);
              json.writeObjectFieldStart("minutes");
              for (Map.Entry<Instant, Minute> each : minutes.entrySet()) {
                Minute minute = each.getValue();
                json.writeObjectFieldStart(each.getKey().toString());
                json.writeNumberField("duplicates", minute.duplicates());
                json.writeNumberField("rejected", minute.rejected());
                json.writeArrayFieldStart("delay");
                json.writeNumber(minute.delay().events());
                json.writeNumber(minute.delay().sum().toMillis());
                json.writeNumber(minute.delay().longest().toMillis());
                json.writeEndArray();
                json.writeArrayFieldStart("events");
                for (Map.Entry<Minute.Sent, Long> count : minute.events().entrySet()) {
                  json.writeString(count.getKey().source());
                  json.writeString(count.getKey().name());
                  json.writeNumber(count.getValue());
                }
                json.writeEndArray();
                json.writeEndObject();
              }
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  static Hour decode(JsonObject content) {
    JsonNode node = TrailCodec.tree(content);
    NavigableMap<Instant, Minute> minutes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.path("minutes").properties()) {
      JsonNode minute = each.getValue();
      NavigableMap<Minute.Sent, Long> events = new TreeMap<>();
      JsonNode counts = minute.path("events");
      for (int index = 0; index + 2 < counts.size(); index += 3) {
        events.put(
            new Minute.Sent(counts.path(index).asText(), counts.path(index + 1).asText()),
            counts.path(index + 2).asLong());
      }
      JsonNode delay = minute.path("delay");
      minutes.put(
          Instant.parse(each.getKey()),
          new Minute(
              events,
              minute.path("duplicates").asLong(),
              minute.path("rejected").asLong(),
              new Minute.Delay(
                  delay.path(0).asLong(),
                  Duration.ofMillis(delay.path(1).asLong()),
                  Duration.ofMillis(delay.path(2).asLong()))));
    }
    return new Hour(node.path("applied").asText(), minutes);
  }
}
