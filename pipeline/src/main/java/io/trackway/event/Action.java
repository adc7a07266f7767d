package io.trackway.event;

/**
 * What happened.
 *
 * @param name what the client calls it, such as {@code Song Played}; for types that need no name it
 *     is the type's own
 */
public record Action(EventType type, String name) {}
