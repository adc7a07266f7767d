package io.trackway.keys;

/** Where the text that lists the write keys is kept. */
@FunctionalInterface
public interface KeyText {

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
     * @param cause for the log, bounded and without a key
     */
    record Failed(String cause) implements Fetched {}
  }
}
