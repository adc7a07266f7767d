package io.trackway.request;

/** The protocols that this endpoint speaks, each on its own paths. */
public interface Languages {

  /** What a request is for. */
  Route route(Submission.Target target);

  /**
   * Reads a request that brings events.
   *
   * @throws IllegalArgumentException where {@link #route} says that it brings none
   */
  Reading read(Submission submission);

  /** Says what became of a request in the way that its client understands. */
  Answer answer(Submission submission, Outcome outcome);
}
