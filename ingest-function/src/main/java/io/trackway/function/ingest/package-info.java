/** The function behind the HTTP API: requests in, envelopes to the events stream, answers out. */
@NullMarked
package io.trackway.function.ingest;

import org.jspecify.annotations.NullMarked;
