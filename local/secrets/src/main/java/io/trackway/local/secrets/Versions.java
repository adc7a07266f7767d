package io.trackway.local.secrets;

import java.time.Instant;
import java.util.Map;

/** Where the values of one secret are. */
interface Versions {

  /** Which of the values. */
  enum Stage {
    AWSCURRENT,
    AWSPREVIOUS
  }

  /** One value. */
  record Version(String id, String value, Instant createdAt) {}

  /** The values that there are now. */
  Map<Stage, Version> now();

  /** Makes it the current value, and gives what it is then known as. */
  Version put(Version version);
}
