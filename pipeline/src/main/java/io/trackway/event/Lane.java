package io.trackway.event;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One of a fixed number of ordered ways through the pipeline; all events of a user share one.
 *
 * @param number from 0; as text it is the partition key on both streams
 */
public record Lane(int number) {

  public Lane {
    if (number < 0 || number >= Limits.LANES_MAX) {
      throw new IllegalArgumentException(
          "lane must be 0 to " + (Limits.LANES_MAX - 1) + ": " + number);
    }
  }

  /**
   * The lane of a user key, the same on every machine and in every version.
   *
   * @param lanes how many there are, 1 to {@link Limits#LANES_MAX}
   */
  public static Lane of(String userKey, int lanes) {
    CRC32 checksum = new CRC32();
    checksum.update(userKey.getBytes(StandardCharsets.UTF_8));
    return new Lane((int) (checksum.getValue() % lanes));
  }

  /** The partition key of this lane's records. */
  public String partitionKey() {
    return Integer.toString(number);
  }
}
