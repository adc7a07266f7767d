/** What every warehouse must do, as tests. */
@NullMarked
package io.trackway.testing.load;

import org.jspecify.annotations.NullMarked;
