package io.trackway.process;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import java.time.Instant;

/**
 * A request to own an event.
 *
 * @param owner the origin's text of the arrival that asks: the same however often its record is
 *     delivered, so that a redelivery gets again what it already has
 * @param fingerprint of the content, so that another content under the same key shows
 * @param expires when the key is free again; whole seconds count
 */
public record Claim(EventKey key, String owner, Fingerprint fingerprint, Instant expires) {}
