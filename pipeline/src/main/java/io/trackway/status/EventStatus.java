package io.trackway.status;

import io.trackway.event.EventKey;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of an event.
 *
 * @param notReached why the warehouse did not answer, where it did not; the rows are then unknown
 */
public record EventStatus(EventKey key, State state, Rows rows, Optional<String> notReached) {

  /** How far it came; the names are part of the public contract and never change. */
  public enum State {
    /** It is a row of {@code events}. */
    LOADED,
    /** The processor has taken it, and the loader has not yet decided on it. */
    ACCEPTED,
    /** What came is a further arrival of an event that is older than the rows looked at. */
    DUPLICATE,
    /** Nothing that came under this id became an event. */
    REJECTED;

    /** The name in answers, in lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far an event came by its rows, and by the arrival that owns it; empty where nothing is
   * known of it.
   *
   * @param owner that arrival's origin as text, where one is known
   */
  static Optional<State> state(Optional<String> owner, Rows rows) {
    if (rows.event().isPresent()) {
      return Optional.of(State.LOADED);
    }
    if (owner.isPresent() && !rows.tellsOf(owner.get())) {
      return Optional.of(State.ACCEPTED);
    }
    if (rows.tellsOfAnEarlierEvent()) {
      return Optional.of(State.DUPLICATE);
    }
    return rows.rejections().count() > 0 ? Optional.of(State.REJECTED) : Optional.empty();
  }
}
