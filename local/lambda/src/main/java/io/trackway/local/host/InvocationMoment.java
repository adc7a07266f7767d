package io.trackway.local.host;

/** One invocation in the hands of one process. */
public record InvocationMoment(
    String functionName, String requestId, long processId, Payload event) {}
