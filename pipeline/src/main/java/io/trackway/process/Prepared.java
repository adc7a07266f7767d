package io.trackway.process;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;

/**
 * An event as it came and as it shall leave.
 *
 * @param original decides whether another arrival is the same event, and what the tracking plan
 *     says: neither may change with what an operator wants kept
 */
record Prepared(Event original, CleanEvent clean) {}
