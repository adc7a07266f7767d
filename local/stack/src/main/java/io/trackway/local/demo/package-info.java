/** Sends a day of traffic through a running stack, and reports whether every promise held. */
@NullMarked
package io.trackway.local.demo;

import org.jspecify.annotations.NullMarked;
