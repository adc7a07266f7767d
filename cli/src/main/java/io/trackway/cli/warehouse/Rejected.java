package io.trackway.cli.warehouse;

import java.time.Instant;
import java.util.List;

/**
 * A row of {@code rejected_events}.
 *
 * @param eventId empty where it is not known
 */
public record Rejected(
    Arrival arrival, String source, String eventId, Reason reason, Payload payload) {

  /** Where in the {@code events} stream it came, and when. */
  public record Arrival(String origin, Instant receivedAt) {}

  /** Why it was rejected. */
  public record Reason(String code, String message) {}

  /**
   * What is kept of it.
   *
   * @param truncated whether something is missing at its end
   */
  public record Payload(String text, boolean truncated) {}

  /** The row that an answer to {@link Question#newest} or {@link Question#page} has. */
  public static Rejected of(List<String> columns) {
    return new Rejected(
        new Arrival(columns.getFirst(), Question.time(columns.get(5))),
        columns.get(1),
        columns.get(2),
        new Reason(columns.get(3), columns.get(4)),
        new Payload(columns.get(7), Boolean.parseBoolean(columns.get(6))));
  }
}
