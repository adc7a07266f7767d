/** Functions that are invoked at a rate, as EventBridge does it. */
@NullMarked
package io.trackway.local.schedule;

import org.jspecify.annotations.NullMarked;
