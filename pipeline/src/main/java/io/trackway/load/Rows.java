package io.trackway.load;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Evidence;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rows out of {@code clean} records, in their order. */
final class Rows {

  /**
   * Keeps the origin apart from those of the {@code events} stream, whose shards are named alike.
   */
  private static final String CLEAN_ENTRY = "clean";

  private Rows() {}

  static List<Row> of(LoadBatch batch, RowSize size) {
    return batch.records().stream().flatMap(record -> of(record, batch.now(), size)).toList();
  }

  private static Stream<Row> of(DeliveredRecord record, Instant now, RowSize size) {
    return switch (CleanEnvelopeCodec.decode(record.bytes())) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) ->
          envelope.verdicts().stream()
              .map(verdict -> Row.of(record.sequenceNumber(), envelope.lane(), verdict, size));
      case Decoded.Unreadable<CleanEnvelope>(String message) ->
          Stream.of(
              Row.of(record.sequenceNumber(), new Lane(0), unreadable(record, message, now), size));
    };
  }

  /** Poison is kept and passed; to refuse the record would hold up its shard for days. */
  private static Verdict unreadable(DeliveredRecord record, String message, Instant now) {
    Origin origin = new Origin(record.shard(), record.sequenceNumber(), CLEAN_ENTRY);
    Rejection rejection =
        new Rejection(
            Source.UNKNOWN,
            null,
            new RejectionReason(RejectionCode.UNREADABLE_RECORD, Evidence.of(message).text()),
            Evidence.of(new String(record.bytes(), StandardCharsets.UTF_8)),
            now);
    return new Verdict.Rejected(origin, rejection);
  }
}
