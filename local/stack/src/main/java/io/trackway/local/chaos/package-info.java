/**
 * Sends traffic through a stack whose services fail and whose functions are killed, and checks it.
 */
@NullMarked
package io.trackway.local.chaos;

import org.jspecify.annotations.NullMarked;
