/** The record stream over Kinesis Data Streams. */
@NullMarked
package io.trackway.kinesis;

import org.jspecify.annotations.NullMarked;
