/** Prints events as they arrive on the first stream. */
@NullMarked
package io.trackway.cli.tail;

import org.jspecify.annotations.NullMarked;
