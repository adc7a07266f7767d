/** Kills functions at exact points of their work, as real processes, and counts what is left. */
@NullMarked
package io.trackway.local.crash;

import org.jspecify.annotations.NullMarked;
