package io.trackway.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an event that enrichment reads, by their paths, such as {@code page.url}. */
final class Hints {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final Set<String> OBJECTS = Set.of("page", "campaign", "os", "device");

  private final Map<String, String> context;
  private final Map<String, String> properties;
  private final Map<String, String> request;

  private Hints(
      Map<String, String> context, Map<String, String> properties, Map<String, String> request) {
    this.context = context;
    this.properties = properties;
    this.request = request;
  }

  static Hints of(Event event) {
    Details details = event.details();
    boolean isPage = event.action().type() == EventType.PAGE;
    return new Hints(
        read(details.context()),
        isPage ? read(details.properties()) : Map.of(),
        read(details.request()));
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
    return Optional.ofNullable(request.get("user_agent"));
  }

  /** The text or number at that path of the context; what is empty is not there. */
  Optional<String> context(String path) {
    return Optional.ofNullable(context.get(path));
  }

  private Optional<String> told(String contextPath, String property) {
    return context(contextPath).or(() -> Optional.ofNullable(properties.get(property)));
  }

  /** One pass over the object; of what is nested deeper nothing is kept. */
  private static Map<String, String> read(JsonObject object) {
    if (object.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = JSON.createParser(object.text())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readObject(parser, "", values);
      }
    } catch (IOException malformed) {
      // Of an object that is none, what comes before its mistake is as good as nothing.
      return Map.of();
    }
    return values;
  }

  private static void readObject(JsonParser parser, String prefix, Map<String, String> values)
      throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (parser.nextToken()) {
        case START_OBJECT -> {
          if (prefix.isEmpty() && OBJECTS.contains(name)) {
            readObject(parser, name + ".", values);
          } else {
            parser.skipChildren();
          }
        }
        case START_ARRAY -> parser.skipChildren();
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            put(prefix + name, parser.getText(), values);
        case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {
          // No value that is looked for is one of these.
        }
        case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("no JSON value begins so");
      }
    }
  }

  private static void put(String path, @Nullable String value, Map<String, String> values) {
    if (value != null && !value.isBlank()) {
      values.putIfAbsent(path, value);
    }
  }
}
