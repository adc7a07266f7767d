/** Secrets Manager on this machine: the service's protocol over memory and files. */
@NullMarked
package io.trackway.local.secrets;

import org.jspecify.annotations.NullMarked;
