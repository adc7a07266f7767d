package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Calls of Segment's API, every kind of them. */
final class SegmentCalls {

  /** Tracks, mostly, after the user is known, as applications make them. */
  private static final String[] TYPES = {
    "identify", "track", "track", "page", "track", "screen", "track", "group", "track", "alias"
  };

  private SegmentCalls() {}

  static Call call(int number, String run, Instant now) {
    String type = TYPES[number % TYPES.length];
    String user = "%s%03d".formatted(run, number);
    String device = "device-" + user;
    Instant time = now.truncatedTo(ChronoUnit.MILLIS).minusMillis(1_001L * (100 - number));
    ObjectNode content = specific(type, number);
    content
        .put("type", type)
        .put("userId", user)
        .put("anonymousId", device)
        .put("timestamp", time.toString())
        .set(
            "context",
            Json.object("{'campaign': {'name': '%s', 'number': %d}}".formatted(run, number)));
    Row.Who who =
        new Row.Who(
            user,
            device,
            content.path("previousId").textValue(),
            content.path("groupId").textValue());
    return new Call(number, content, who, what(type, content), time);
  }

  private static ObjectNode specific(String type, int number) {
    return switch (type) {
      case "track" ->
          Json.object(
              """
              {'event': 'Song Played', 'properties': {'number': %d, 'song': 'Jolène ☃ 🎵',
               'price': 9.99, 'tags': ['a', 'b'], 'nested': {'deep': true}}}
              """
                  .formatted(number));
      case "identify" ->
          Json.object("{'traits': {'number': %d, 'email': 'dolly@example.com'}}".formatted(number));
      case "page" ->
          Json.object("{'name': 'Checkout', 'properties': {'number': %d}}".formatted(number));
      case "screen" ->
          Json.object("{'name': 'Player', 'properties': {'number': %d}}".formatted(number));
      case "group" ->
          Json.object("{'groupId': 'band-%d', 'traits': {'number': %d}}".formatted(number, number));
      case "alias" -> Json.object("{'previousId': 'former-%d'}".formatted(number));
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** What the row says of it. */
  private static Row.What what(String type, JsonNode content) {
    return switch (type) {
      case "track" -> what(type, "Song Played", content.get("properties"), content);
      case "page", "screen" ->
          what(type, content.get("name").asText(), content.get("properties"), content);
      case "identify" -> what(type, type, content.get("traits"), content);
      case "group" -> what(type, type, content.get("traits"), content);
      case "alias" -> what(type, type, Json.object("{}"), content);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Row.What what(String type, String name, JsonNode properties, JsonNode content) {
    return new Row.What(type, name, properties, content.get("context"));
  }
}
