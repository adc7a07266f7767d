package io.trackway.enrich;

import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonValues;
import java.util.Optional;
import java.util.Set;

/** The values of an event that enrichment reads, by their paths, such as {@code page.url}. */
final class Hints {

  private static final Set<String> OBJECTS = Set.of("page", "campaign", "os", "device");

  private final JsonValues context;
  private final JsonValues properties;
  private final JsonValues request;

  private Hints(JsonValues context, JsonValues properties, JsonValues request) {
    this.context = context;
    this.properties = properties;
    this.request = request;
  }

  static Hints of(Event event) {
    Details details = event.details();
    boolean isPage = event.action().type() == EventType.PAGE;
    return new Hints(
        JsonValues.read(details.context(), OBJECTS),
        isPage ? JsonValues.read(details.properties(), OBJECTS) : JsonValues.NONE,
        JsonValues.read(details.request(), OBJECTS));
  }

  /** The URL of the page; page calls also have it as a property. */
  Optional<WebAddress> page() {
    return told("page.url", "url").flatMap(WebAddress::parse);
  }

  /** The URL of the page before. */
  Optional<WebAddress> referrer() {
    return told("page.referrer", "referrer").flatMap(WebAddress::parse);
  }

  /** The user agent that the client tells of. */
  Optional<String> toldAgent() {
    return context("userAgent").or(() -> context("user_agent"));
  }

  /** The user agent of the request that brought the event. */
  Optional<String> requestAgent() {
    return request.text("user_agent");
  }

  /** The text or number at that path of the context; what is empty is not there. */
  Optional<String> context(String path) {
    return context.text(path);
  }

  private Optional<String> told(String contextPath, String property) {
    return context(contextPath).or(() -> properties.text(property));
  }
}
