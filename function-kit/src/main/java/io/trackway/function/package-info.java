/** What the functions share at their edge: settings from the environment, and what invokes them. */
@NullMarked
package io.trackway.function;

import org.jspecify.annotations.NullMarked;
