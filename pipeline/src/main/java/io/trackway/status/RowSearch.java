package io.trackway.status;

import io.trackway.event.EventKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Which rows are looked for.
 *
 * @param since rows that were received before are not looked at
 * @param owner the origin's text of an arrival whose row is never left out of a list that is cut
 */
public record RowSearch(EventKey key, Instant since, Optional<String> owner) {}
