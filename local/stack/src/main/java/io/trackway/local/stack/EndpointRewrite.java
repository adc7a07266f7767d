package io.trackway.local.stack;

import java.net.URI;

/** Chooses the endpoint that functions get for a service: where a test puts a proxy between. */
@FunctionalInterface
public interface EndpointRewrite {

  /** The servers themselves. */
  EndpointRewrite NONE = (service, endpoint) -> endpoint;

  URI rewrite(Service service, URI endpoint);
}
