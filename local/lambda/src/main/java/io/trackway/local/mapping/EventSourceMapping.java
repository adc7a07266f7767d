package io.trackway.local.mapping;

/** One event source mapping as a template describes it. */
public record EventSourceMapping(
    MappingSource source, BatchSettings batching, FailureSettings failures) {}
