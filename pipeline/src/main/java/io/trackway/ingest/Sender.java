package io.trackway.ingest;

import io.trackway.event.Source;
import java.util.OptionalInt;

/**
 * Who a credential stands for.
 *
 * @param name tells this key from others of the same source, without telling the key
 * @param eventsPerSecond how many it may send, where that is limited
 */
public record Sender(Source source, String name, OptionalInt eventsPerSecond) {}
