/** Kits for what the status of an event is asked of. */
@NullMarked
package io.trackway.testing.status;

import org.jspecify.annotations.NullMarked;
