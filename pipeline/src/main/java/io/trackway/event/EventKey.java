package io.trackway.event;

/**
 * What makes an event the same event: its id within its source.
 *
 * @param id the client's id, or one made from the content by {@link Fingerprint} where the client
 *     sent none; 1 to {@link Limits#ID_CHARACTERS_MAX} characters
 */
public record EventKey(Source source, String id) {

  public EventKey {
    if (id.isEmpty() || id.length() > Limits.ID_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "event id must have 1 to " + Limits.ID_CHARACTERS_MAX + " characters: " + id.length());
    }
  }

  /** The key under which the ledger remembers this event. */
  public String text() {
    return source.name() + "#" + id;
  }
}
