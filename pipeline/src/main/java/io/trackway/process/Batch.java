package io.trackway.process;

import io.trackway.event.CleanEnvelope.Since;
import io.trackway.stream.DeliveredRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be processed in one go.
 *
 * @param records of one shard in their order
 * @param now the time of the whole batch
 */
public record Batch(List<DeliveredRecord> records, Instant now, Countdown countdown) {

  public Batch {
    records = List.copyOf(records);
  }

  /** Where the batch begins; null where it has no record. */
  @Nullable Since since() {
    return records.isEmpty()
        ? null
        : new Since(records.getFirst().shard(), records.getFirst().sequenceNumber());
  }
}
