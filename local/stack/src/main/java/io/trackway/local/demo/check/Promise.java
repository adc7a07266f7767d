package io.trackway.local.demo.check;

/**
 * Something that the pipeline promises, and whether it held.
 *
 * @param detail what was found, in one line
 */
public record Promise(String name, boolean holds, String detail) {}
