/** Sends a day's requests as devices do, and keeps what the endpoint answered. */
@NullMarked
package io.trackway.local.demo.send;

import org.jspecify.annotations.NullMarked;
