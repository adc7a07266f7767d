/** The loader as a Lambda function: Redshift behind its Data API, and the schema there. */
@NullMarked
package io.trackway.function.load;

import org.jspecify.annotations.NullMarked;
