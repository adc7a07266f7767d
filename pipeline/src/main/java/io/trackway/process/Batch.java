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
 * @param isReplay whether somebody sent the records in again, rather than the stream in its order
 */
public record Batch(
    List<DeliveredRecord> records, Instant now, Countdown countdown, boolean isReplay) {

  public Batch {
    records = List.copyOf(records);
  }

  /** What the stream brings. */
  public Batch(List<DeliveredRecord> records, Instant now, Countdown countdown) {
    this(records, now, countdown, false);
  }

  /** Where the batch begins; null for a replay, and where there is no record. */
  @Nullable Since since() {
    return isReplay || records.isEmpty()
        ? null
        : new Since(records.getFirst().shard(), records.getFirst().sequenceNumber());
  }
}
