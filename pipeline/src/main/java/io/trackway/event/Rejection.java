package io.trackway.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that will not become an event, kept with its reason and as much of it as is bounded.
 *
 * @param eventId the id that it carried, where it could be read
 */
public record Rejection(
    Source source,
    @Nullable String eventId,
    RejectionReason reason,
    Evidence evidence,
    Instant receivedAt) {}
