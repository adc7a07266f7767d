/** What became of an event: the ledger and the warehouse, asked on behalf of who sends it. */
@NullMarked
package io.trackway.status;

import org.jspecify.annotations.NullMarked;
