package io.trackway.load;

/**
 * How many rows a load brought and where they went.
 *
 * <p>{@code staged = events + duplicates + rejected + redelivered()}.
 *
 * @param staged all that was brought, an arrival that a transaction has twice counted once
 * @param events that are new in {@code events}
 * @param duplicates that are new in {@code duplicate_events}
 * @param rejected that are new in {@code rejected_events}
 */
public record LoadCounts(long staged, long events, long duplicates, long rejected) {

  /** Nothing brought. */
  public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0);

  /** Both together. */
  public LoadCounts plus(LoadCounts other) {
    return new LoadCounts(
        staged + other.staged,
        events + other.events,
        duplicates + other.duplicates,
        rejected + other.rejected);
  }

  /** Rows whose arrival the warehouse had already. */
  public long redelivered() {
    return staged - events - duplicates - rejected;
  }
}
