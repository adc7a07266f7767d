package io.trackway.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the client's clock says, to the microsecond.
 *
 * @param occurredAt when it happened
 * @param sentAt when the request was sent
 */
public record ClientTimes(@Nullable Instant occurredAt, @Nullable Instant sentAt) {}
