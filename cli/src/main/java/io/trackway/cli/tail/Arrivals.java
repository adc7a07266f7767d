package io.trackway.cli.tail;

import io.trackway.stream.DeliveredRecord;

/** Takes records as they arrive, from several shards at once. */
interface Arrivals {

  void arrived(DeliveredRecord delivered);
}
