/** Requests as clients send them, for the tests of what takes them. */
@NullMarked
package io.trackway.testing.ingest;

import org.jspecify.annotations.NullMarked;
