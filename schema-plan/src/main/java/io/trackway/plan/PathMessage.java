package io.trackway.plan;

/**
 * What is wrong, and where.
 *
 * @param path JSON pointer within the properties
 * @param message without any value of the event
 */
record PathMessage(String path, String message) {}
