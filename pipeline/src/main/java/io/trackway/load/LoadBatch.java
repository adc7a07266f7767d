package io.trackway.load;

import io.trackway.stream.DeliveredRecord;
import java.time.Instant;
import java.util.List;

/**
 * Records of one shard of the {@code clean} stream, to be loaded in one go.
 *
 * @param id names this delivery and no other, such as the invocation's request id
 * @param now when it was delivered
 * @param deadline after which no transaction is begun or waited for
 */
public record LoadBatch(String id, List<DeliveredRecord> records, Instant now, Instant deadline) {

  public LoadBatch {
    records = List.copyOf(records);
  }
}
