/** The function between the streams: the processor over DynamoDB and Kinesis. */
@NullMarked
package io.trackway.function.process;

import org.jspecify.annotations.NullMarked;
