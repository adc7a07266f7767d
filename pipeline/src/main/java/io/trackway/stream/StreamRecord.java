package io.trackway.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

  /**
   * Checks that the record, its partition key included, may be appended.
   *
   * @throws IllegalArgumentException where it is larger, which its maker should have seen to
   */
  public void requireWithin(int bytesMax) {
    int bytes = bytes() + partitionKey.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > bytesMax) {
      throw new IllegalArgumentException("a record has " + bytes + " bytes of at most " + bytesMax);
    }
  }
}
