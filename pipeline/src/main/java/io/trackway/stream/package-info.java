/**
 * The port to an ordered, partitioned stream of records, which ingest and process both append to.
 */
@NullMarked
package io.trackway.stream;

import org.jspecify.annotations.NullMarked;
