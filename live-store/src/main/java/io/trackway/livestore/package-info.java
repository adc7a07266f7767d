/** Live state in a DynamoDB table: documents with versions, and counts that are added to. */
@NullMarked
package io.trackway.livestore;

import org.jspecify.annotations.NullMarked;
