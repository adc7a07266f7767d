package io.trackway.event;

/**
 * One way in which an event is not as the tracking plan says.
 *
 * @param schema the file of the schema, or of the rule, that is violated
 * @param path of the value within the event, as a JSON pointer; empty for the event itself
 * @param message what is wrong, without the value
 */
public record Violation(String schema, String path, String message) {}
