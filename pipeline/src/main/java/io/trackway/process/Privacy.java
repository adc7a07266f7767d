package io.trackway.process;

import io.trackway.event.Event;

/** Takes away what an operator does not want kept of an event. */
@FunctionalInterface
public interface Privacy {

  /** Keeps everything. */
  Privacy NONE = event -> event;

  /** The event as it may be kept; its key and its times stay as they are. */
  Event kept(Event event);
}
