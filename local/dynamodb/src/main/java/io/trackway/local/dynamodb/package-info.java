/**
 * AWS's DynamoDB Local as a process of its own, so that its libraries never meet ours. Its licence
 * allows local and test use only: nothing of it is part of a deployed function.
 */
@NullMarked
package io.trackway.local.dynamodb;

import org.jspecify.annotations.NullMarked;
