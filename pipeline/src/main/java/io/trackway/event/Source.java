package io.trackway.event;

/** The sending application that a write key names, such as {@code web} or {@code backend}. */
public record Source(String name) {

  /** The source of a record whose sender cannot be told any more. */
  public static final Source UNKNOWN = new Source("unknown");

  /** The source of events that Trackway sends itself; they are nobody's activity. */
  public static final Source TRACKWAY = new Source("trackway");

  public Source {
    if (name.isEmpty() || name.length() > Limits.SOURCE_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "source name must have 1 to " + Limits.SOURCE_CHARACTERS_MAX + " characters: " + name);
    }
  }
}
