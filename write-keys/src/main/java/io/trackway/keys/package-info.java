/** Where write keys come from: a secret, read again from time to time. */
@NullMarked
package io.trackway.keys;

import org.jspecify.annotations.NullMarked;
