package io.trackway.stream;

import java.nio.ByteBuffer;

/** Bytes to append under a partition key, whose records keep their order. */
public record StreamRecord(String partitionKey, ByteBuffer data) {

  public StreamRecord {
    data = data.asReadOnlyBuffer();
  }

  /** A view of the content, positioned at its start. */
  @Override
  public ByteBuffer data() {
    return data.duplicate();
  }

  /** The bytes of the content, without the partition key. */
  public int bytes() {
    return data.remaining();
  }
}
