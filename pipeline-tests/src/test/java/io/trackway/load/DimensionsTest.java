package io.trackway.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.testing.SampleEvents;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DimensionsTest {

  private static final String CONTEXT =
      """
      {"page":{"url":"https://shop.example/hats?x=1","title":"Hats",
        "referrer":"https://a.example/"},
       "app":{"name":"Shop","version":"1.2"},"locale":"de-AT","timezone":"Europe/Vienna",
       "userAgent":"Agent/1","ip":"192.0.2.0","device":{"id":"d-1"}}""";

  private static final String ENRICHMENT =
      """
      {"browser":{"name":"Firefox","version":"130.0"},"os":{"name":"Linux"},
       "device":{"class":"desktop"},"bot":false,
       "campaign":{"source":"newsletter","medium":"email","name":"spring","term":"t","content":"c"},
       "referrer":{"medium":"search","source":"Google","host":"www.google.at"},
       "page":{"scheme":"https","host":"shop.example","path":"/hats"}}""";

  @Test
  void of_anEventThatTellsEverything_fillsEachColumn() {
    Dimensions dimensions = dimensions(EventType.TRACK, "{}", CONTEXT, "{}", ENRICHMENT);

    assertThat(Arrays.stream(Dimension.values()).map(dimensions::text))
        .containsExactly(
            "https://shop.example/hats?x=1",
            "shop.example",
            "/hats",
            "Hats",
            "https://a.example/",
            "www.google.at",
            "search",
            "Google",
            "newsletter",
            "email",
            "spring",
            "t",
            "c",
            "Firefox",
            "Linux",
            "desktop",
            "Shop",
            "1.2",
            "de-AT",
            "Europe/Vienna",
            "Agent/1",
            "192.0.2.0");
    assertThat(dimensions.bot()).isFalse();
    assertThat(dimensions.truncated()).isNull();
  }

  @Test
  void of_anEventThatTellsNothing_isEmpty() {
    Dimensions dimensions = dimensions(EventType.PAGE, "{}", "{}", "{}", "{}");

    assertThat(Dimension.values()).allSatisfy(it -> assertThat(dimensions.text(it)).isNull());
    assertThat(dimensions.bot()).isNull();
  }

  /**
   * Segment's page calls tell of their page in the properties; of other events it is not theirs.
   */
  @Test
  void of_aPageCall_readsItsProperties() {
    String page =
        "{\"url\":\"https://b.example/\",\"title\":\"B\",\"referrer\":\"https://c.example/\"}";

    Dimensions told = dimensions(EventType.PAGE, page, "{}", "{}", "{}");
    Dimensions other = dimensions(EventType.TRACK, page, "{}", "{}", "{}");

    assertThat(
            List.of(
                String.valueOf(told.text(Dimension.PAGE_URL)),
                String.valueOf(told.text(Dimension.PAGE_TITLE)),
                String.valueOf(told.text(Dimension.REFERRER_URL))))
        .containsExactly("https://b.example/", "B", "https://c.example/");
    assertThat(other.text(Dimension.PAGE_URL)).isNull();
  }

  @Test
  void of_aRequest_isWhatCountsWhereTheClientTellsNothing() {
    String request = "{\"ip\":\"198.51.100.0\",\"user_agent\":\"curl/8\"}";

    Dimensions untold = dimensions(EventType.TRACK, "{}", "{}", request, "{}");
    Dimensions told = dimensions(EventType.TRACK, "{}", CONTEXT, request, "{}");

    assertThat(untold.text(Dimension.IP_ADDRESS)).isEqualTo("198.51.100.0");
    assertThat(untold.text(Dimension.USER_AGENT)).isEqualTo("curl/8");
    assertThat(told.text(Dimension.USER_AGENT)).isEqualTo("Agent/1");
  }

  @Test
  void of_aValueThatIsTooLong_cutsItBetweenCharacters_andSaysSo() {
    String title = "é".repeat(600);
    String fits = "é".repeat(512);
    String context =
        "{\"page\":{\"title\":\"%s\",\"url\":\"https://x.example/%s\"},\"locale\":\"%s\"}"
            .formatted(title, "💥".repeat(600), "l".repeat(256));

    Dimensions dimensions = dimensions(EventType.TRACK, "{}", context, "{}", "{}");

    assertThat(dimensions.text(Dimension.PAGE_TITLE)).isEqualTo(fits);
    assertThat(dimensions.text(Dimension.PAGE_URL))
        .startsWith("https://x.example/💥")
        .endsWith("💥");
    assertThat(String.valueOf(dimensions.text(Dimension.PAGE_URL)).getBytes(UTF_8))
        .hasSizeBetween(2_045, 2_048);
    assertThat(dimensions.text(Dimension.LOCALE)).hasSize(256);
    assertThat(dimensions.truncated()).isEqualTo("page_url,page_title");
  }

  @Test
  void truncated_fitsItsColumn_whateverIsCut() {
    String all =
        String.join(",", Arrays.stream(Dimension.values()).map(Dimension::column).toList());

    assertThat(all.length()).isLessThanOrEqualTo(Columns.TRUNCATED_BYTES_MAX);
  }

  private static Dimensions dimensions(
      EventType type, String properties, String context, String request, String enrichment) {
    Event sample = SampleEvents.event("a");
    Event event =
        new Event(
            sample.key(),
            new Action(type, "x"),
            sample.identity(),
            sample.times(),
            new Details(
                new JsonObject(properties), new JsonObject(context), new JsonObject(request)));
    return Dimensions.of(
        new CleanEvent(
            event, SampleEvents.RECEIVED_AT, false, new JsonObject(enrichment), List.of()));
  }
}
