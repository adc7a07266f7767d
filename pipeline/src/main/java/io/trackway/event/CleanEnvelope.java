package io.trackway.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts of one lane in the order in which consumers shall see them: the content of one record of
 * the {@code clean} stream.
 *
 * @param since where the batch began that the verdicts are of; null where somebody sent them in
 *     again, who may bring anything
 */
public record CleanEnvelope(Lane lane, @Nullable Since since, List<Verdict> verdicts) {

  /**
   * A place in the {@code events} stream before which every arrival of its shard has been decided
   * on and emitted for good: only arrivals from there on may be emitted once more.
   */
  public record Since(String shard, String sequenceNumber) {

    /** The form that a record has: {@code shard:sequence}. */
    String text() {
      return shard + ":" + sequenceNumber;
    }

    static Since parse(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("since is not shard:sequence: " + text);
      }
      return new Since(text.substring(0, colon), text.substring(colon + 1));
    }
  }

  public CleanEnvelope {
    verdicts = List.copyOf(verdicts);
  }

  /** Verdicts of what somebody sent in again. */
  public CleanEnvelope(Lane lane, List<Verdict> verdicts) {
    this(lane, null, verdicts);
  }
}
