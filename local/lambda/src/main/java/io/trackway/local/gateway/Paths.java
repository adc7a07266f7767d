package io.trackway.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How paths and queries are cut and decoded. */
final class Paths {

  private Paths() {}

  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** A plus sign is a plus sign in a path. */
  static String decodeSegment(String text) {
    return decode(text.replace("+", "%2B"));
  }

  static String decodeQuery(String text) {
    return decode(text);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
