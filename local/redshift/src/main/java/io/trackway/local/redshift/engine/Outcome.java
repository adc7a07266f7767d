package io.trackway.local.redshift.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a statement that succeeded has done.
 *
 * @param rows returned or affected
 * @param table the result, or null if the statement has none
 */
public record Outcome(long rows, @Nullable ResultTable table) {}
