package io.trackway.request;

import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of an event, of the right types but not yet checked against the limits.
 *
 * @param name empty or absent where the client gave none
 */
public record Draft(
    EventType type, @Nullable String name, Identity identity, ClientTimes times, Details details) {}
