/** Kinesis Data Streams for laptops and tests: the service's wire protocol over memory. */
@NullMarked
package io.trackway.local.kinesis;

import org.jspecify.annotations.NullMarked;
