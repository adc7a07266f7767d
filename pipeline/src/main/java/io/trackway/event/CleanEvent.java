package io.trackway.event;

import java.time.Instant;

/**
 * An event that the processor has let through.
 *
 * @param occurredAt when it happened, the device's clock corrected; never part of a key
 */
public record CleanEvent(Event event, Instant occurredAt) {}
