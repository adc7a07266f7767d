/**
 * What an operator does not want kept of an event: addresses, named fields, or their plain text.
 */
@NullMarked
package io.trackway.privacy;

import org.jspecify.annotations.NullMarked;
