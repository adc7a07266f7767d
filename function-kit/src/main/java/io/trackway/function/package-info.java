/** What the functions share at their edge: settings from the environment, and delivered records. */
@NullMarked
package io.trackway.function;

import org.jspecify.annotations.NullMarked;
