package io.trackway.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls of Snowplow's trackers: page views, structured and self-describing events. */
final class SnowplowCalls {

  private static final String[] TYPES = {"pageView", "structured", "selfDescribing"};

  private SnowplowCalls() {}

  static Call call(int number, String run) {
    String type = TYPES[number % TYPES.length];
    String user = "%s%03d".formatted(run, number);
    ObjectNode content = specific(type, number);
    content
        .put("type", type)
        .put("user", user)
        .putArray("contexts")
        .add(
            Json.object(
                """
                {'schema': 'iglu:com.example/song/jsonschema/1-0-0',
                 'data': {'number': %d, 'run': '%s'}}
                """
                    .formatted(number, run)));
    return new Call(
        number, content, new Row.Who(user, null, null, null), what(type, number, content), null);
  }

  private static ObjectNode specific(String type, int number) {
    return switch (type) {
      case "pageView" ->
          Json.object(
              """
              {'pageUrl': 'http://shop.example/songs/%d?from=mail', 'pageTitle': 'Jolène ☃ 🎵'}
              """
                  .formatted(number));
      case "structured" ->
          Json.object(
              """
              {'category': 'songs', 'action': 'play', 'label': 'Jolène', 'property': 'album',
               'value': %d.5}
              """
                  .formatted(number));
      case "selfDescribing" ->
          Json.object(
              """
              {'event': {'schema': 'iglu:com.example/song_played/jsonschema/1-0-0',
               'data': {'number': %d, 'song': 'Jolène ☃ 🎵', 'price': 9.99}}}
              """
                  .formatted(number));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Row.What what(String type, int number, ObjectNode content) {
    ObjectNode context = Json.object("{'app': {'id': 'shop'}}");
    context.set("contexts", content.get("contexts"));
    return switch (type) {
      case "pageView" ->
          new Row.What(
              "page",
              "page",
              Json.object(
                  """
                  {'url': 'http://shop.example/songs/%d?from=mail', 'title': 'Jolène ☃ 🎵'}
                  """
                      .formatted(number)),
              context);
      case "structured" -> new Row.What("structured", "play", specific(type, number), context);
      case "selfDescribing" -> {
        context.set("schema", content.at("/event/schema"));
        yield new Row.What("self_describing", "song_played", content.at("/event/data"), context);
      }
      default -> throw new IllegalArgumentException(type);
    };
  }
}
