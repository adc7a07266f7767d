package io.trackway.event;

import java.util.List;

/**
 * Verdicts of one lane in the order in which consumers shall see them: the content of one record of
 * the {@code clean} stream.
 */
public record CleanEnvelope(Lane lane, List<Verdict> verdicts) {

  public CleanEnvelope {
    verdicts = List.copyOf(verdicts);
  }
}
