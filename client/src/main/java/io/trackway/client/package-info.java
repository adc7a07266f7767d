/** One request to the HTTP API: its sending, the meaning of its answer, and the pause after it. */
@NullMarked
package io.trackway.client;

import org.jspecify.annotations.NullMarked;
