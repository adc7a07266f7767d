/** Kinesis event source mappings: polls streams and hands their records to functions in batches. */
@NullMarked
package io.trackway.local.mapping;

import org.jspecify.annotations.NullMarked;
