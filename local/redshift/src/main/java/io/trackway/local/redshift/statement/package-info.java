/** The life of a submitted statement, from its id to its result or its error. */
@NullMarked
package io.trackway.local.redshift.statement;

import org.jspecify.annotations.NullMarked;
