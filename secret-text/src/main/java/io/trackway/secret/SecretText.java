package io.trackway.secret;

/** A text that only who must may read, such as the list of the write keys. */
@FunctionalInterface
public interface SecretText {

  /** The text as it is now, by one call of bounded time. */
  Fetched fetch();

  /** What a call gave. */
  sealed interface Fetched {

    /** The text. */
    record Text(String text) implements Fetched {
      @Override
      public String toString() {
        return "Text[hidden]";
      }
    }

    /**
     * Nothing.
     *
     * @param cause for the log, bounded and without the text
     */
    record Failed(String cause) implements Fetched {}
  }
}
