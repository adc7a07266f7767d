/** The SDKs that applications use, unchanged, against the running local stack. */
@NullMarked
package io.trackway.sdk;

import org.jspecify.annotations.NullMarked;
