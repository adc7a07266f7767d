package io.trackway.local.secrets;

import java.time.Instant;

/** One secret and where its values are. */
record Secret(String name, String arn, String description, Instant createdAt, Versions versions) {

  /** Whether a client means it by that name, ARN, or ARN without its random end. */
  boolean isCalled(String id) {
    return id.equals(name) || id.equals(arn) || id.equals(arn.substring(0, arn.lastIndexOf('-')));
  }
}
