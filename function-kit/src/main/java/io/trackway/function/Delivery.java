package io.trackway.function;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.trackway.stream.DeliveredRecord;
import java.util.List;

/** Between Lambda's Kinesis event and the records of the model. */
public final class Delivery {

  private Delivery() {}

  /** The event's records in their order. */
  public static List<DeliveredRecord> records(KinesisEvent event) {
    return event.getRecords().stream().map(Delivery::record).toList();
  }

  /** Whether somebody sent the records in again, rather than the stream in its order. */
  public static boolean isReplay(KinesisEvent event) {
    return event.getRecords().stream()
        .anyMatch(record -> DeliveredRecord.REPLAYED.equals(record.getEventName()));
  }

  /** The answer that moves the checkpoint past the whole batch. */
  public static StreamsEventResponse complete() {
    return new StreamsEventResponse(List.of());
  }

  /** The answer that makes the record and everything after it come again. */
  public static StreamsEventResponse resumeAt(String sequenceNumber) {
    return new StreamsEventResponse(List.of(new BatchItemFailure(sequenceNumber)));
  }

  private static DeliveredRecord record(KinesisEvent.KinesisEventRecord record) {
    KinesisEvent.Record kinesis = record.getKinesis();
    // The event id is shardId:sequenceNumber; the shard stands nowhere else.
    String shard = record.getEventID().substring(0, record.getEventID().indexOf(':'));
    return new DeliveredRecord(
        shard, kinesis.getSequenceNumber(), kinesis.getPartitionKey(), kinesis.getData());
  }
}
