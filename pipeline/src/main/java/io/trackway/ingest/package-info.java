/** From an HTTP request to durable envelopes and an answer that tells what became of each event. */
@NullMarked
package io.trackway.ingest;

import org.jspecify.annotations.NullMarked;
