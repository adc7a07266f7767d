package io.trackway.enrich;

/** A user agent's text with all that is known of it. */
record Agent(UserAgent told, Visitors.Kind kind) {

  /**
   * Whether it is a bot's.
   *
   * @param isToldByClient whether it is that of the user's own program; else it is the one of a
   *     request, and a library is then what a server or an app sends events with
   */
  boolean isBot(boolean isToldByClient) {
    return switch (kind) {
      case BOT -> true;
      // The expressions for user agents take some libraries for bots; so their own word counts.
      case LIBRARY -> isToldByClient;
      case SDK -> false;
      case UNTOLD -> told.bot();
    };
  }
}
