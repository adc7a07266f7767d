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
      if (data.length > Limits.KINESIS_RECORD_BYTES_MAX) {
        arrivals.add(tooLarge(record, data, batch.now()));
        continue;
      }
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
      Origin origin = origin(record, Integer.toString(envelope.firstEntry() + index));
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
    return refused(
        record, data, new RejectionReason(RejectionCode.UNREADABLE_RECORD, message), now);
  }

  private static Arrival<Event> tooLarge(DeliveredRecord record, byte[] data, Instant now) {
    String message =
        "record has %,d bytes; %,d are the most"
            .formatted(data.length, Limits.KINESIS_RECORD_BYTES_MAX);
    return refused(record, data, new RejectionReason(RejectionCode.RECORD_TOO_LARGE, message), now);
  }

  private static Arrival<Event> refused(
      DeliveredRecord record, byte[] data, RejectionReason reason, Instant now) {
    // What is kept is far shorter than a record may be, and so is what is turned into text.
    int length = Math.min(data.length, 2 * Limits.REJECTED_PAYLOAD_BYTES_MAX);
    return new Arrival.Refused<>(
        origin(record, "r0"),
        laneOf(record.partitionKey()),
        new Rejection(
            Source.UNKNOWN,
            null,
            new RejectionReason(
                reason.code(), reason.message() + "; written by " + EnvelopeCodec.producer(data)),
            Evidence.of(new String(data, 0, length, StandardCharsets.UTF_8)),
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
