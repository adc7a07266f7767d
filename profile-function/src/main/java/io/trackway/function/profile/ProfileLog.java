package io.trackway.function.profile;

import io.trackway.live.LiveBatch;
import io.trackway.live.LiveCounts;
import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that is logged for each batch: counts and positions, and nobody's id. */
final class ProfileLog {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileLog.class);

  private ProfileLog() {}

  static void write(LiveBatch batch, LiveCounts counts, Duration took) {
    LOG.info(
        "live state updated: records={} events={} skipped={} unreadable={} documents={} settled={}"
            + " milliseconds={}",
        batch.records().size(),
        counts.events(),
        counts.skipped(),
        counts.unreadable(),
        counts.documents(),
        counts.settled(),
        took.toMillis());
  }

  /** What failed is told by Lambda's runtime, to which the failure goes. */
  static void write(LiveBatch batch, RuntimeException failure, Duration took) {
    LOG.warn(
        "live state comes again: records={} from={} milliseconds={} failure={}",
        batch.records().size(),
        batch.records().stream().findFirst().map(DeliveredRecord::sequenceNumber).orElse("none"),
        took.toMillis(),
        failure.getClass().getSimpleName());
  }
}
