/** What every store of live state must do, as tests. */
@NullMarked
package io.trackway.testing.live;

import org.jspecify.annotations.NullMarked;
