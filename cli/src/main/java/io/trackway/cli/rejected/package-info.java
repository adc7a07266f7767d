/** Lists why arrivals were rejected, and writes out what is kept of them. */
@NullMarked
package io.trackway.cli.rejected;

import org.jspecify.annotations.NullMarked;
