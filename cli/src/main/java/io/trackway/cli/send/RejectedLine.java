package io.trackway.cli.send;

/** A line that did not become an event, and why. */
record RejectedLine(Line line, String code, String message) {}
