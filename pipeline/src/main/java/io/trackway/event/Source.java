package io.trackway.event;

/** The sending application that a write key names, such as {@code web} or {@code backend}. */
public record Source(String name) {}
