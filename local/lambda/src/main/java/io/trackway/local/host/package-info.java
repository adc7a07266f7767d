/** Runs functions as processes under AWS's own runtime client, the way Lambda runs them. */
@NullMarked
package io.trackway.local.host;

import org.jspecify.annotations.NullMarked;
