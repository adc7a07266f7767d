/** Starts everything that the template describes on this machine, and stops it again. */
@NullMarked
package io.trackway.local.stack;

import org.jspecify.annotations.NullMarked;
