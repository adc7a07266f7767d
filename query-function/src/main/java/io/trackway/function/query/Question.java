package io.trackway.function.query;

/** What somebody wants to know. */
sealed interface Question {

  /** Who a user is. */
  record User(String id) implements Question {}

  /** What a user did last. */
  record UserEvents(String id) implements Question {}

  /** How far people have come in all funnels. */
  record Funnels() implements Question {}

  /** The same for one, by day. */
  record OneFunnel(String name) implements Question {}

  /** How many people are in each segment. */
  record Segments() implements Question {}

  /**
   * Who is in a segment.
   *
   * @param after the id after which the members begin; empty for the first
   * @param limit how many of them at most
   */
  record OneSegment(String name, String after, int limit) implements Question {}

  /**
   * What was received of late.
   *
   * @param hours how many, the current one among them
   */
  record Stats(int hours) implements Question {}
}
