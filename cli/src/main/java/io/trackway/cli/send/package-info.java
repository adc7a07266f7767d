/** Sends a file of events: many requests at once, again where that helps, and on after a kill. */
@NullMarked
package io.trackway.cli.send;

import org.jspecify.annotations.NullMarked;
