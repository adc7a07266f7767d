/** Redshift SQL read as PostgreSQL: what is bridged, and what is refused as Redshift would. */
@NullMarked
package io.trackway.local.redshift.dialect;

import org.jspecify.annotations.NullMarked;
