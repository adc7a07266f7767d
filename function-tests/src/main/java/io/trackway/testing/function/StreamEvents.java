package io.trackway.testing.function;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.trackway.stream.DeliveredRecord;
import java.util.List;

/** Records in the form in which Lambda delivers them. */
public final class StreamEvents {

  private StreamEvents() {}

  /** One delivery of the records. */
  public static KinesisEvent of(List<DeliveredRecord> records) {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(records.stream().map(StreamEvents::record).toList());
    return event;
  }

  private static KinesisEvent.KinesisEventRecord record(DeliveredRecord delivered) {
    KinesisEvent.Record kinesis = new KinesisEvent.Record();
    kinesis.setSequenceNumber(delivered.sequenceNumber());
    kinesis.setPartitionKey(delivered.partitionKey());
    kinesis.setData(delivered.data());
    KinesisEvent.KinesisEventRecord record = new KinesisEvent.KinesisEventRecord();
    record.setEventID(delivered.shard() + ":" + delivered.sequenceNumber());
    record.setKinesis(kinesis);
    return record;
  }
}
