/** The JSON 1.1 protocol of the Data API: requests checked, statements and results rendered. */
@NullMarked
package io.trackway.local.redshift.api;

import org.jspecify.annotations.NullMarked;
