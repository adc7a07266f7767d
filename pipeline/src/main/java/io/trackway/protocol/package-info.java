/** What clients put on the wire, read into candidates for the canonical event. */
@NullMarked
package io.trackway.protocol;

import org.jspecify.annotations.NullMarked;
