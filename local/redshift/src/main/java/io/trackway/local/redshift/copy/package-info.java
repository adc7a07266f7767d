/** COPY: objects of S3 read as JSON and streamed into a table, with Redshift's checks. */
@NullMarked
package io.trackway.local.redshift.copy;

import org.jspecify.annotations.NullMarked;
