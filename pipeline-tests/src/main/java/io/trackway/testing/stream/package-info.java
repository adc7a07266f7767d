/** What every record stream must do, as tests. */
@NullMarked
package io.trackway.testing.stream;

import org.jspecify.annotations.NullMarked;
