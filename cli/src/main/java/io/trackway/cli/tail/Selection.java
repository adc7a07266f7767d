package io.trackway.cli.tail;

import io.trackway.event.Event;
import io.trackway.event.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Which arrivals are shown; what is absent chooses nothing.
 *
 * @param source the source's name
 * @param name the event's name, which a rejection has not
 * @param user the user id or the anonymous id, which a rejection has not
 * @param rejectedOnly whether accepted events are left out
 */
record Selection(
    @Nullable String source, @Nullable String name, @Nullable String user, boolean rejectedOnly) {

  boolean shows(Event event) {
    return !rejectedOnly
        && (source == null || source.equals(event.key().source().name()))
        && (name == null || name.equals(event.action().name()))
        && (user == null
            || user.equals(event.identity().userId())
            || user.equals(event.identity().anonymousId()));
  }

  boolean shows(Rejection rejection) {
    return name == null
        && user == null
        && (source == null || source.equals(rejection.source().name()));
  }
}
