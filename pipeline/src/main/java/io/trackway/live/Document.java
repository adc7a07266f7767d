package io.trackway.live;

import io.trackway.event.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of the live state as it is kept.
 *
 * @param version how often it has been stored; 0 for what is not there yet
 * @param content null removes it
 * @param expires when it is of no use any more; null for never
 */
public record Document(
    Place place, long version, @Nullable JsonObject content, @Nullable Instant expires) {

  /** What is not there yet. */
  public static Document absent(Place place) {
    return new Document(place, 0, null, null);
  }

  /** The same with another content, to be stored where it has not changed in the meantime. */
  public Document with(JsonObject changed) {
    return new Document(place, version, changed, expires);
  }

  /** What removes it where it has not changed in the meantime. */
  public Document removed() {
    return new Document(place, version, null, null);
  }
}
