/** A Redshift Data API on this machine: the real service's protocol, limits and refusals. */
@NullMarked
package io.trackway.local.redshift;

import org.jspecify.annotations.NullMarked;
