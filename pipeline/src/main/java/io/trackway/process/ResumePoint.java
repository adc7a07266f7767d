package io.trackway.process;

import io.trackway.event.Origin;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The lowest sequence number that must come again, and why. */
record ResumePoint(BigInteger number, String sequenceNumber, String cause) {

  static ResumePoint at(Origin origin, String cause) {
    return new ResumePoint(new BigInteger(origin.sequenceNumber()), origin.sequenceNumber(), cause);
  }

  /** Whether the arrival stands before this point; sequence numbers compare as numbers. */
  boolean isAfter(Origin origin) {
    return number.compareTo(new BigInteger(origin.sequenceNumber())) > 0;
  }

  static Optional<ResumePoint> lowest(Stream<ResumePoint> points) {
    return points.min(Comparator.comparing(ResumePoint::number));
  }
}
