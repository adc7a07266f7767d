/** One request and what becomes of it: what protocols and ingest tell each other. */
@NullMarked
package io.trackway.request;

import org.jspecify.annotations.NullMarked;
