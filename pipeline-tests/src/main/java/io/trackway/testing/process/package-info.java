/** What every ledger must do, as tests, and a record of what a processor does to its ports. */
@NullMarked
package io.trackway.testing.process;

import org.jspecify.annotations.NullMarked;
