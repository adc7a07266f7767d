package io.trackway.live;

import java.time.Duration;
import java.util.List;

/**
 * Users for whom all of some conditions hold.
 *
 * @param conditions at least one, at most 10
 */
public record Segment(String name, List<Condition> conditions) {

  public Segment {
    conditions = List.copyOf(conditions);
  }

  /** What must hold of a user. */
  public sealed interface Condition {

    /**
     * The user has done it so often, ever since.
     *
     * @param event the event's name
     * @param atLeast 0 for no lower bound
     * @param atMost {@link Long#MAX_VALUE} for no upper bound
     */
    record Done(String event, long atLeast, long atMost) implements Condition {}

    /** The user's last event is not older than this. */
    record SeenWithin(Duration age) implements Condition {}

    /** The user's last event is older than this. */
    record NotSeenFor(Duration age) implements Condition {}

    /**
     * The user's trait has this value.
     *
     * @param value text as it is; numbers and truth values as their JSON text
     */
    record TraitIs(String trait, String value) implements Condition {}
  }
}
