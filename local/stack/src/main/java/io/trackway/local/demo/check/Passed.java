package io.trackway.local.demo.check;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it passed on the clean stream.
 *
 * @param record the number of the stream's record that it was in, from 0
 * @param times when it happened
 */
public record Passed(String userKey, String deviceId, int record, Arrival arrival, Times times) {

  /**
   * Where the event's first arrival stands on the {@code events} stream.
   *
   * @param entry its place in that record
   */
  public record Arrival(String shard, BigInteger sequenceNumber, int entry)
      implements Comparable<Arrival> {

    /** Reads {@code shard:sequence:entry}. */
    public static Arrival parse(String origin) {
      int last = origin.lastIndexOf(':');
      int middle = origin.lastIndexOf(':', last - 1);
      return new Arrival(
          origin.substring(0, middle),
          new BigInteger(origin.substring(middle + 1, last)),
          Integer.parseInt(origin.substring(last + 1)));
    }

    @Override
    public int compareTo(Arrival other) {
      int byShard = shard.compareTo(other.shard);
      if (byShard != 0) {
        return byShard;
      }
      int bySequence = sequenceNumber.compareTo(other.sequenceNumber);
      return bySequence != 0 ? bySequence : Integer.compare(entry, other.entry);
    }
  }

  /**
   * When an event happened, by the pipeline and by its device.
   *
   * @param client null where the device did not say
   */
  public record Times(Instant occurredAt, @Nullable Instant client) {}

  /** Whether nothing is wrong with this one passing before the other. */
  boolean mayPrecede(Passed other) {
    if (!times.occurredAt().isAfter(other.times.occurredAt())) {
      return true;
    }
    // Within one device, its own clock decides: two requests may be corrected differently.
    Instant mine = times.client();
    Instant theirs = other.times.client();
    return deviceId.equals(other.deviceId)
        && mine != null
        && theirs != null
        && !mine.isAfter(theirs);
  }
}
