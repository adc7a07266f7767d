package io.trackway.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When it happened, as the client and the endpoint saw it; kept as they were.
 *
 * @param receivedAt when the endpoint took the request
 * @param clientOccurredAt when the client's clock says that it happened
 * @param sentAt when the client's clock says that the request was sent
 */
public record EventTimes(
    Instant receivedAt, @Nullable Instant clientOccurredAt, @Nullable Instant sentAt) {}
