package io.trackway.process;

import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Evidence;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.stream.DeliveredRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The first stage: records become arrivals, one that cannot be read a single refused one. */
final class Decoding {

  private Decoding() {}

  static Arrivals<Event> decode(Batch batch) {
    List<Arrival<Event>> arrivals = new ArrayList<>();
    for (DeliveredRecord record : batch.records()) {
      byte[] data = record.bytes();
      switch (EnvelopeCodec.decode(data)) {
        case Decoded.Complete<Envelope>(Envelope envelope) ->
            addEntries(record, envelope, arrivals);
        case Decoded.Unreadable<Envelope>(String message) ->
            arrivals.add(unreadable(record, data, message, batch.now()));
      }
    }
    return new Arrivals<>(batch, arrivals);
  }

  private static void addEntries(
      DeliveredRecord record, Envelope envelope, List<Arrival<Event>> arrivals) {
    for (int index = 0; index < envelope.events().size(); index++) {
      Origin origin = origin(record, Integer.toString(index));
      arrivals.add(new Arrival.Accepted<>(origin, envelope.lane(), envelope.events().get(index)));
    }
    for (int index = 0; index < envelope.rejections().size(); index++) {
      Origin origin = origin(record, "r" + index);
      arrivals.add(
          new Arrival.Refused<>(origin, envelope.lane(), envelope.rejections().get(index)));
    }
  }

  private static Arrival<Event> unreadable(
      DeliveredRecord record, byte[] data, String message, Instant now) {
    return new Arrival.Refused<>(
        origin(record, "r0"),
        laneOf(record.partitionKey()),
        new Rejection(
            Source.UNKNOWN,
            null,
            new RejectionReason(RejectionCode.UNREADABLE_RECORD, message),
            Evidence.of(new String(data, StandardCharsets.UTF_8)),
            now));
  }

  private static Origin origin(DeliveredRecord record, String entry) {
    return new Origin(record.shard(), record.sequenceNumber(), entry);
  }

  /** Our own records have their lane as partition key; any other record has the first lane. */
  private static Lane laneOf(String partitionKey) {
    try {
      int number = Integer.parseInt(partitionKey);
      return number >= 0 && number < Limits.LANES_MAX ? new Lane(number) : new Lane(0);
    } catch (NumberFormatException notALane) {
      return new Lane(0);
    }
  }
}
