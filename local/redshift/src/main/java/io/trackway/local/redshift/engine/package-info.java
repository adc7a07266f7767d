/** The embedded PostgreSQL that stands for the warehouse, and one session on it. */
@NullMarked
package io.trackway.local.redshift.engine;

import org.jspecify.annotations.NullMarked;
