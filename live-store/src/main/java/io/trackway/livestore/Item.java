package io.trackway.livestore;

import io.trackway.event.JsonObject;
import io.trackway.live.Document;
import io.trackway.live.Place;
import io.trackway.live.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How documents and tallies stand in the table: an item each, whose key is the place. */
final class Item {

  static final String GROUP = "group";
  static final String NAME = "name";
  static final String VERSION = "version";

  /** Compressed, since writes are paid by the kilobyte; what has none is a tally. */
  static final String CONTENT = "content";

  /** The form that time to live asks for: whole seconds since 1970. */
  static final String EXPIRES = "expires";

  /** Before the names of counts, which may be any. */
  static final String COUNT_PREFIX = "count:";

  private Item() {}

  static Map<String, AttributeValue> key(Place place) {
    return Map.of(GROUP, text(place.group()), NAME, text(place.name()));
  }

  static Place place(Map<String, AttributeValue> item) {
    return new Place(required(item, GROUP).s(), required(item, NAME).s());
  }

  /** The document that it is; a tally is none. */
  static Document document(Map<String, AttributeValue> item) {
    Place place = place(item);
    AttributeValue content = item.get(CONTENT);
    if (content == null) {
      return Document.absent(place);
    }
    @Nullable AttributeValue expires = item.get(EXPIRES);
    return new Document(
        place,
        Long.parseLong(required(item, VERSION).n()),
        new JsonObject(Compressed.text(content.b().asByteArrayUnsafe())),
        expires == null ? null : Instant.ofEpochSecond(Long.parseLong(expires.n())));
  }

  static Tally tally(Map<String, AttributeValue> item) {
    Map<String, Long> counts = new HashMap<>();
    item.forEach(
        (name, value) -> {
          if (name.startsWith(COUNT_PREFIX)) {
            counts.put(name.substring(COUNT_PREFIX.length()), Long.valueOf(value.n()));
          }
        });
    return new Tally(place(item), counts);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue content(JsonObject content) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(Compressed.of(content.text())));
  }

  static AttributeValue expires(Instant expires) {
    return number(expires.getEpochSecond());
  }

  private static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new LiveStoreException("an item of live state is without its " + name);
    }
    return value;
  }
}
