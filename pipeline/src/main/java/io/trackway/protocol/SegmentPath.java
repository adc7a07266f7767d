package io.trackway.protocol;

import io.trackway.event.EventType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a path of Segment's HTTP API is for. */
sealed interface SegmentPath {

  /** One message of that type. */
  record Message(EventType type) implements SegmentPath {}

  /** Messages that each say their type. */
  record Batch() implements SegmentPath {}

  /** One message of that type in the query, answered with an image. */
  record Pixel(EventType type) implements SegmentPath {}

  /** What the browser's SDK loads before it starts. */
  record Settings(String writeKey) implements SegmentPath {}

  /** How the browser's SDK fares, which is for its makers. */
  record Metrics() implements SegmentPath {}

  String VERSION = "v1";

  Map<String, EventType> TYPES =
      Map.ofEntries(
          Map.entry("track", EventType.TRACK),
          Map.entry("t", EventType.TRACK),
          Map.entry("identify", EventType.IDENTIFY),
          Map.entry("i", EventType.IDENTIFY),
          Map.entry("page", EventType.PAGE),
          Map.entry("p", EventType.PAGE),
          Map.entry("screen", EventType.SCREEN),
          Map.entry("s", EventType.SCREEN),
          Map.entry("group", EventType.GROUP),
          Map.entry("g", EventType.GROUP),
          Map.entry("alias", EventType.ALIAS),
          Map.entry("a", EventType.ALIAS));

  Set<String> BATCHES = Set.of("batch", "b", "import");

  /** The path's meaning, without its last slash; nothing where it is not Segment's. */
  static Optional<SegmentPath> of(String path) {
    String[] parts = path.substring(1).split("/", -1);
    if (!parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    return switch (parts.length) {
      case 2 -> ofName(parts[1]);
      case 3 ->
          parts[1].equals("pixel")
              ? Optional.ofNullable(TYPES.get(parts[2])).map(Pixel::new)
              : Optional.empty();
      case 4 ->
          parts[1].equals("projects") && parts[3].equals("settings")
              ? Optional.of(new Settings(parts[2]))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<SegmentPath> ofName(String name) {
    if (BATCHES.contains(name)) {
      return Optional.of(new Batch());
    }
    return name.equals("m")
        ? Optional.of(new Metrics())
        : Optional.ofNullable(TYPES.get(name)).map(Message::new);
  }
}
