package io.trackway.testing.simulation;

/** A promise that did not hold, and how it shows. */
public record Breach(Promise promise, String what) {}
