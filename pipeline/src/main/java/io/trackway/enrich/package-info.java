/** What can be told from an event besides what its client says, and no more than that. */
@NullMarked
package io.trackway.enrich;

import org.jspecify.annotations.NullMarked;
