package io.trackway.local.gateway;

import java.time.Duration;

/**
 * Where a gateway listens and what it says of itself.
 *
 * @param port zero for any free one
 * @param integrationTimeout how long a function may take; the service allows 30 seconds at most
 */
public record GatewaySettings(
    int port, String apiId, String accountId, Duration integrationTimeout) {

  static final int REQUEST_BODY_BYTES_MAX = 10 * 1024 * 1024;
  static final int REQUEST_HEAD_BYTES_MAX = 10_240;

  public static final Duration INTEGRATION_TIMEOUT_MAX = Duration.ofSeconds(30);

  public GatewaySettings {
    if (integrationTimeout.compareTo(INTEGRATION_TIMEOUT_MAX) > 0) {
      throw new IllegalArgumentException("the service waits 30 seconds at most");
    }
  }

  public static GatewaySettings onPort(int port) {
    return new GatewaySettings(port, "local", "000000000000", INTEGRATION_TIMEOUT_MAX);
  }
}
