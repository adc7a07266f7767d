package io.trackway.local.demo.traffic;

import java.time.Duration;

/**
 * What a person listens with.
 *
 * @param number counts devices from 0
 * @param anonymousId what the SDK calls the device
 * @param skew how far the device's clock is ahead of the true time
 */
public record Device(int number, String anonymousId, Setup setup, Duration skew) {

  /** Software and settings, as the context of each event tells them. */
  public record Setup(Client client, String appVersion, String locale) {}
}
