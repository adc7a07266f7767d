package io.trackway.cli.send;

import io.trackway.cli.input.Line;

/** A line that did not become an event, and why. */
record RejectedLine(Line line, String code, String message) {}
