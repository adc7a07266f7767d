package io.trackway.local.kinesis;

/** Who decides how many shards a stream has: its owner or the service. */
enum StreamMode {
  PROVISIONED,
  ON_DEMAND
}
