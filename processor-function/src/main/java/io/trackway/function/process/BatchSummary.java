package io.trackway.function.process;

import io.trackway.process.Batch;
import io.trackway.process.Counts;
import io.trackway.process.Outcome;
import io.trackway.stream.DeliveredRecord;
import java.util.List;

/** The one line that each batch leaves in the log: counts and positions, no payload. */
final class BatchSummary {

  private BatchSummary() {}

  static String of(Batch batch, Outcome outcome) {
    Counts counts = outcome.counts();
    return "processed records=%d%s fresh=%d late=%d duplicate=%d rejected=%d%s"
        .formatted(
            batch.records().size(),
            range(batch.records()),
            counts.fresh(),
            counts.late(),
            counts.duplicate(),
            counts.rejected(),
            rest(outcome));
  }

  private static String range(List<DeliveredRecord> records) {
    return records.isEmpty()
        ? ""
        : " shard=%s from=%s to=%s"
            .formatted(
                records.getFirst().shard(),
                records.getFirst().sequenceNumber(),
                records.getLast().sequenceNumber());
  }

  private static String rest(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> "";
      case Outcome.ResumeAt resume ->
          " resume_at=%s cause=\"%s\""
              .formatted(resume.sequenceNumber(), resume.cause().replaceAll("[\\p{Cntrl}\"]", " "));
    };
  }
}
