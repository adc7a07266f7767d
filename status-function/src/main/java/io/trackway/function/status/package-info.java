/** The function that tells what became of an event: DynamoDB and Redshift as they are asked. */
@NullMarked
package io.trackway.function.status;

import org.jspecify.annotations.NullMarked;
