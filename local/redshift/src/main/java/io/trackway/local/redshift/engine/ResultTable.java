package io.trackway.local.redshift.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a statement returned, each value as the engine's text. */
public record ResultTable(List<Column> columns, List<List<@Nullable String>> rows, long bytes) {}
