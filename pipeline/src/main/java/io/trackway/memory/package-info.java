/** In-memory reference implementations of the ports: what they promise, in the fewest lines. */
@NullMarked
package io.trackway.memory;

import org.jspecify.annotations.NullMarked;
