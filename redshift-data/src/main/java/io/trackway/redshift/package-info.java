/** SQL for Redshift through its Data API, which needs no network path to the database. */
@NullMarked
package io.trackway.redshift;

import org.jspecify.annotations.NullMarked;
