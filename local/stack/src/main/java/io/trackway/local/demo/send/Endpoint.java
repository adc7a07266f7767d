package io.trackway.local.demo.send;

import java.net.URI;

/**
 * Where events go.
 *
 * @param events the address of the native protocol
 * @param writeKey one that the endpoint knows
 */
public record Endpoint(URI events, String writeKey) {}
