package io.trackway.load;

import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.JsonValues;
import io.trackway.event.StorableText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an event's dimensions, each as long as its column allows. */
public final class Dimensions {

  private static final Set<String> CONTEXT_OBJECTS = Set.of("page", "app");
  private static final Set<String> ENRICHMENT_OBJECTS =
      Set.of("page", "referrer", "campaign", "browser", "os", "device");

  private final Map<Dimension, String> values = new EnumMap<>(Dimension.class);
  private final List<String> cut = new ArrayList<>();
  private final @Nullable Boolean bot;

  private Dimensions(@Nullable Boolean bot) {
    this.bot = bot;
  }

  /** Those of that event, from its context, its properties, its request and its enrichment. */
  public static Dimensions of(CleanEvent clean) {
    Details details = clean.event().details();
    boolean isPage = clean.event().action().type() == EventType.PAGE;
    JsonValues properties =
        isPage ? JsonValues.read(details.properties(), Set.of()) : JsonValues.NONE;
    JsonValues request = JsonValues.read(details.request(), Set.of());
    JsonValues enrichment = JsonValues.read(clean.enrichment(), ENRICHMENT_OBJECTS);
    Dimensions dimensions = new Dimensions(enrichment.flag("bot").orElse(null));
    dimensions.tell(JsonValues.read(details.context(), CONTEXT_OBJECTS), properties, request);
    dimensions.tell(enrichment);
    return dimensions;
  }

  /** The value for that column; null where nothing is known. */
  public @Nullable String text(Dimension dimension) {
    return values.get(dimension);
  }

  /** Whether a program visits and no person; null where it is not known. */
  public @Nullable Boolean bot() {
    return bot;
  }

  /** The columns whose values were cut, joined by commas; null where none was. */
  public @Nullable String truncated() {
    return cut.isEmpty() ? null : String.join(",", cut);
  }

  private void tell(JsonValues context, JsonValues properties, JsonValues request) {
    put(Dimension.PAGE_URL, context.text("page.url").or(() -> properties.text("url")));
    put(Dimension.PAGE_TITLE, context.text("page.title").or(() -> properties.text("title")));
    put(
        Dimension.REFERRER_URL,
        context.text("page.referrer").or(() -> properties.text("referrer")));
    put(Dimension.APP_NAME, context.text("app.name"));
    put(Dimension.APP_VERSION, context.text("app.version"));
    put(Dimension.LOCALE, context.text("locale"));
    put(Dimension.TIMEZONE, context.text("timezone"));
    put(
        Dimension.USER_AGENT,
        context
            .text("userAgent")
            .or(() -> context.text("user_agent"))
            .or(() -> request.text("user_agent")));
    put(Dimension.IP_ADDRESS, context.text("ip").or(() -> request.text("ip")));
  }

  private void tell(JsonValues enrichment) {
    put(Dimension.PAGE_HOST, enrichment.text("page.host"));
    put(Dimension.PAGE_PATH, enrichment.text("page.path"));
    put(Dimension.REFERRER_HOST, enrichment.text("referrer.host"));
    put(Dimension.REFERRER_MEDIUM, enrichment.text("referrer.medium"));
    put(Dimension.REFERRER_SOURCE, enrichment.text("referrer.source"));
    put(Dimension.CAMPAIGN_SOURCE, enrichment.text("campaign.source"));
    put(Dimension.CAMPAIGN_MEDIUM, enrichment.text("campaign.medium"));
    put(Dimension.CAMPAIGN_NAME, enrichment.text("campaign.name"));
    put(Dimension.CAMPAIGN_TERM, enrichment.text("campaign.term"));
    put(Dimension.CAMPAIGN_CONTENT, enrichment.text("campaign.content"));
    put(Dimension.BROWSER, enrichment.text("browser.name"));
    put(Dimension.OPERATING_SYSTEM, enrichment.text("os.name"));
    put(Dimension.DEVICE, enrichment.text("device.class"));
  }

  private void put(Dimension dimension, Optional<String> told) {
    if (told.isEmpty()) {
      return;
    }
    String whole = StorableText.of(told.get());
    String value = StorableText.cutBytes(whole, dimension.bytesMax());
    if (value.length() < whole.length()) {
      cut.add(dimension.column());
    }
    values.put(dimension, value);
  }
}
