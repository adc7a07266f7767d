/** An API Gateway HTTP API on a laptop: routes requests to functions in payload format 2.0. */
@NullMarked
package io.trackway.local.gateway;

import org.jspecify.annotations.NullMarked;
