package io.trackway.testing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client: a clock that may be wrong, and a queue of what is not known to be stored. */
final class Device {

  final String id;
  final @Nullable String userId;
  final List<Item> queue = new ArrayList<>();
  final List<Content> acknowledged = new ArrayList<>();
  Duration clockError;
  Instant sendsAt;

  Device(String id, @Nullable String userId, Duration clockError, Instant sendsAt) {
    this.id = id;
    this.userId = userId;
    this.clockError = clockError;
    this.sendsAt = sendsAt;
  }
}
