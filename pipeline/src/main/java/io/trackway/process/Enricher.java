package io.trackway.process;

import io.trackway.event.Event;
import io.trackway.event.JsonObject;

/** Tells what can be told from an event besides what its client says. */
@FunctionalInterface
public interface Enricher {

  /** Tells nothing. */
  Enricher NONE = event -> JsonObject.EMPTY;

  /**
   * What can be told from the event alone, so that a redelivery gives the same.
   *
   * @param event as it is kept: what an operator wants to be left out is not there
   * @return at most {@link io.trackway.event.Limits#ENRICHMENT_BYTES_MAX} bytes; anything that is
   *     thrown instead becomes a rejection of this event alone
   */
  JsonObject enrich(Event event);
}
