package io.trackway.live;

import io.trackway.stream.DeliveredRecord;
import java.time.Instant;
import java.util.List;

/**
 * Records of one shard of the {@code clean} stream in their order, to be taken into live state.
 *
 * @param now when they were delivered
 */
public record LiveBatch(List<DeliveredRecord> records, Instant now) {

  public LiveBatch {
    records = List.copyOf(records);
  }
}
