/** Sends in again what was rejected or given up, as the arrivals that they were. */
@NullMarked
package io.trackway.cli.replay;

import org.jspecify.annotations.NullMarked;
