package io.trackway.local.mapping;

/** Where a mapping begins to read the shards that exist when it starts. */
public enum StartingPosition {
  TRIM_HORIZON,
  LATEST
}
