package io.trackway.enrich;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the marketing of the page says of itself: the SDK's word as a whole, else the URL's.
 *
 * @see <a href="https://support.google.com/analytics/answer/10917952">the parameters of URLs</a>
 */
final class Campaign {

  private static final int VALUE_BYTES_MAX = 200;

  /** One value: its field here and in Segment's context, and its parameter in URLs. */
  private record Value(String field, String parameter) {}

  private static final List<Value> VALUES =
      List.of(
          new Value("source", "utm_source"),
          new Value("medium", "utm_medium"),
          new Value("name", "utm_campaign"),
          new Value("term", "utm_term"),
          new Value("content", "utm_content"),
          new Value("id", "utm_id"),
          new Value("source_platform", "utm_source_platform"),
          new Value("creative_format", "utm_creative_format"),
          new Value("marketing_tactic", "utm_marketing_tactic"));

  private Campaign() {}

  static void write(Hints hints, Optional<Parameters> url, Section section) throws IOException {
    boolean isTold =
        VALUES.stream().anyMatch(value -> hints.context("campaign." + value.field()).isPresent());
    if (isTold) {
      write(section, value -> hints.context("campaign." + value.field()));
    } else if (url.isPresent()) {
      write(section, value -> Optional.ofNullable(url.get().text(value.parameter())));
    }
  }

  private static void write(Section section, Function<Value, Optional<String>> text)
      throws IOException {
    for (Value value : VALUES) {
      section.text(value.field(), text.apply(value).orElse(null), VALUE_BYTES_MAX);
    }
    section.end();
  }
}
