package io.trackway.local.mapping;

import java.util.UUID;

/** Which stream feeds which function. */
public record MappingSource(
    UUID mappingId, String streamName, String functionName, StartingPosition startingPosition) {}
