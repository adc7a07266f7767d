package io.trackway.function.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.function.Delivery;
import io.trackway.process.Batch;
import io.trackway.process.Counts;
import io.trackway.process.Outcome;
import io.trackway.process.Processor;
import io.trackway.stream.DeliveredRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The Lambda function that takes rejected events again, as the arrivals that they were: the plan
 * and the enrichments of today judge them, and the ledger knows their owners.
 *
 * <p>An event is in an envelope of its own, in a record with the shard and the sequence number of
 * its arrival. It was stripped of what must not be kept when it was rejected.
 */
public final class ReplayHandler implements RequestHandler<KinesisEvent, Map<String, Object>> {

  private final Processor processor;
  private final int lanes;
  private final InstantSource clock;

  /** The function as its environment describes it. */
  public ReplayHandler() {
    this(ReplayConfig.from(System.getenv()));
  }

  private ReplayHandler(ReplayConfig config) {
    this(config.processor(), config.lanes(), InstantSource.system());
  }

  /** The function around that processor, which must take nothing away from events. */
  public ReplayHandler(Processor processor, int lanes, InstantSource clock) {
    this.processor = processor;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** What must come again, as an event source mapping is told it, and counts of the others. */
  @Override
  public Map<String, Object> handleRequest(KinesisEvent event, Context context) {
    List<DeliveredRecord> records = Delivery.records(event).stream().map(this::inItsLane).toList();
    Batch batch =
        new Batch(records, clock.instant(), () -> ProcessorHandler.timeLeft(context), true);
    Outcome outcome = processor.process(batch);
    context.getLogger().log(BatchSummary.of(batch, outcome) + "\n");
    Counts counts = outcome.counts();
    return Map.of(
        "batchItemFailures", failures(outcome),
        "fresh", counts.fresh(),
        "duplicate", counts.duplicate(),
        "rejected", counts.rejected());
  }

  private static List<Map<String, String>> failures(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> List.of();
      case Outcome.ResumeAt resume -> List.of(Map.of("itemIdentifier", resume.sequenceNumber()));
    };
  }

  /** Who replays does not know how many lanes there are. */
  private DeliveredRecord inItsLane(DeliveredRecord record) {
    return switch (EnvelopeCodec.decode(record.bytes())) {
      case Decoded.Complete<Envelope>(Envelope envelope) when !envelope.events().isEmpty() -> {
        Lane lane = Lane.of(envelope.events().getFirst().userKey(), lanes);
        yield new DeliveredRecord(
            record.shard(),
            record.sequenceNumber(),
            lane.partitionKey(),
            EnvelopeCodec.encode(
                new Envelope(
                    lane, envelope.firstEntry(), envelope.events(), envelope.rejections())));
      }
      case Decoded.Complete<Envelope> _ -> record;
      case Decoded.Unreadable<Envelope> _ -> record;
    };
  }
}
