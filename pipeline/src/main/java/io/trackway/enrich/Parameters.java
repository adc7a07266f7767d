package io.trackway.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.request.PercentEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL's query, by their names in lower case; of two the first counts. */
final class Parameters {

  /** More than any page has; those behind are not looked at. */
  private static final int COUNT_MAX = 200;

  private final Map<String, String> encoded;

  private Parameters(Map<String, String> encoded) {
    this.encoded = encoded;
  }

  static Parameters of(@Nullable String query) {
    Map<String, String> encoded = new HashMap<>();
    if (query != null) {
      Arrays.stream(query.split("&", COUNT_MAX + 1))
          .limit(COUNT_MAX)
          .forEach(pair -> add(pair, encoded));
    }
    return new Parameters(encoded);
  }

  private static void add(String pair, Map<String, String> encoded) {
    int equals = pair.indexOf('=');
    if (equals > 0) {
      encoded.putIfAbsent(
          decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT), pair.substring(equals + 1));
    }
  }

  /** The text of that parameter, as far as it is UTF-8. */
  @Nullable String text(String name) {
    String value = encoded.get(name);
    return value == null ? null : decoded(value);
  }

  private static String decoded(String text) {
    return new String(PercentEncoding.decode(text), UTF_8);
  }
}
