/** The rejected rows of the warehouse, asked for through the Redshift Data API. */
@NullMarked
package io.trackway.cli.warehouse;

import org.jspecify.annotations.NullMarked;
