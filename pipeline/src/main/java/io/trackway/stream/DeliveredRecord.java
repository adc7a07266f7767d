package io.trackway.stream;

import java.nio.ByteBuffer;

/** A record as a consumer of a stream gets it. */
public record DeliveredRecord(
    String shard, String sequenceNumber, String partitionKey, ByteBuffer data) {

  /**
   * What a replay puts as {@code eventName} of records, in the place of {@code aws:kinesis:record}.
   */
  public static final String REPLAYED = "trackway:replay";

  public DeliveredRecord {
    data = data.asReadOnlyBuffer();
  }

  /** A view of the content, positioned at its start. */
  @Override
  public ByteBuffer data() {
    return data.duplicate();
  }

  /** A copy of the content. */
  public byte[] bytes() {
    byte[] bytes = new byte[data.remaining()];
    data().get(bytes);
    return bytes;
  }
}
