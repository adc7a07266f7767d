/** What a function is invoked with in tests and measurements. */
@NullMarked
package io.trackway.testing.function;

import org.jspecify.annotations.NullMarked;
