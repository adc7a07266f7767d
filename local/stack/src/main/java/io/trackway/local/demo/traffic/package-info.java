/** Invents a day of a music app, and knows what must become of it; it has no clock and no I/O. */
@NullMarked
package io.trackway.local.demo.traffic;

import org.jspecify.annotations.NullMarked;
