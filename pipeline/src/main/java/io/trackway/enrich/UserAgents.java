package io.trackway.enrich;

/** Reads what a client's user agent says of the client. */
@FunctionalInterface
public interface UserAgents {

  /** The longest text that is read; what is longer is cut, and no browser's is. */
  int CHARACTERS_MAX = 1_000;

  /** Knows nothing of any. */
  UserAgents NONE = text -> UserAgent.UNKNOWN;

  /**
   * What the text says; the same text always gives the same.
   *
   * @param text any text of up to {@link #CHARACTERS_MAX} characters
   */
  UserAgent read(String text);
}
