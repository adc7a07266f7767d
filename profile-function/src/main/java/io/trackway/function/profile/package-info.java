/** The function that takes the {@code clean} stream into live state. */
@NullMarked
package io.trackway.function.profile;

import org.jspecify.annotations.NullMarked;
