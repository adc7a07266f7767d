package io.trackway.stream;

import java.time.Duration;
import java.util.List;

/** An ordered, partitioned, durable stream that records are appended to. */
public interface RecordStream {

  /**
   * Appends the records; those of one partition key are stored in the order of the list.
   *
   * <p>A record may be stored twice where an acknowledgement was lost.
   *
   * @param records any number, each with its partition key within {@link
   *     io.trackway.event.Limits#KINESIS_RECORD_BYTES_MAX}
   * @param timeLimit after which nothing is tried again
   */
  Appended append(List<StreamRecord> records, Duration timeLimit);
}
