/** The text of a secret, read from where the account keeps it. */
@NullMarked
package io.trackway.secret;

import org.jspecify.annotations.NullMarked;
